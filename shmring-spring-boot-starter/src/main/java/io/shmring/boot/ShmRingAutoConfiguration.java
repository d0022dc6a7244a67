/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Auto-configuration for the rings declared under {@code shmring.rings}. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "shmring.enabled", matchIfMissing = true)
public final class ShmRingAutoConfiguration {

    ShmRingAutoConfiguration() {}
}

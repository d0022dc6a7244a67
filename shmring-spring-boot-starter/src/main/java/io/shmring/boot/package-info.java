/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Spring Boot auto-configuration for rings in shared memory. */
@NullMarked
package io.shmring.boot;

import org.jspecify.annotations.NullMarked;

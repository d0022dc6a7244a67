/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The Actuator endpoint {@code shmring}: figures of every ring, and control of its listener. */
@NullMarked
package io.shmring.boot.endpoint;

import org.jspecify.annotations.NullMarked;

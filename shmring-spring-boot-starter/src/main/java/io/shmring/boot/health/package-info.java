/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Health of every ring, for Actuator. */
@NullMarked
package io.shmring.boot.health;

import org.jspecify.annotations.NullMarked;

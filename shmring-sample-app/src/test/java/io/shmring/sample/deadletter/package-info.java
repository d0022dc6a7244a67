/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the dead letters. */
@NullMarked
package io.shmring.sample.deadletter;

import org.jspecify.annotations.NullMarked;

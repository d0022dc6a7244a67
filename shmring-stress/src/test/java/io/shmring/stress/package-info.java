/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs the races. */
@NullMarked
package io.shmring.stress;

import org.jspecify.annotations.NullMarked;

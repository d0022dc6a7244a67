/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Measured processes: how they are started, told what to do, and ended. */
@NullMarked
package io.shmring.benchmarks.process;

import org.jspecify.annotations.NullMarked;

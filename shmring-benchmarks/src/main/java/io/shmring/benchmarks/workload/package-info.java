/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What each process does in a window: one class per side of a scenario. */
@NullMarked
package io.shmring.benchmarks.workload;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Small runs with real processes. */
@NullMarked
package io.shmring.benchmarks.run;

import org.jspecify.annotations.NullMarked;

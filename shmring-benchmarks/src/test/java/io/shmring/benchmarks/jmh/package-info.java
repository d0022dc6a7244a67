/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of what the single operations allocate. */
@NullMarked
package io.shmring.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rings in shared memory: shmring and its closest peers. */
@NullMarked
package io.shmring.benchmarks.transport.ring;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Chronicle Queue. */
@NullMarked
package io.shmring.benchmarks.transport.chronicle;

import org.jspecify.annotations.NullMarked;

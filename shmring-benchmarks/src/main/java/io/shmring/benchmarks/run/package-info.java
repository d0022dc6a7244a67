/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The {@code run} command: which windows there are, in which order, and where their figures go. */
@NullMarked
package io.shmring.benchmarks.run;

import org.jspecify.annotations.NullMarked;

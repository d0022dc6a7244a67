/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** From measurements to the performance page: pairs, goals, tables and plots. */
@NullMarked
package io.shmring.benchmarks.report;

import org.jspecify.annotations.NullMarked;

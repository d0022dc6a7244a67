/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** That no lost message passes. */
@NullMarked
package io.shmring.benchmarks.workload;

import org.jspecify.annotations.NullMarked;

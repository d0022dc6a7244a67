/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What windows are compared. */
@NullMarked
package io.shmring.benchmarks.result;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rings and their peers, measured side by side between processes. */
@NullMarked
package io.shmring.benchmarks;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Receives the samples and remembers rolling statistics of each figure. */
@NullMarked
package io.shmring.sample.stats;

import org.jspecify.annotations.NullMarked;

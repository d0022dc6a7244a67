/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the statistics. */
@NullMarked
package io.shmring.sample.stats;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Meters of every ring, for Micrometer. */
@NullMarked
package io.shmring.boot.metrics;

import org.jspecify.annotations.NullMarked;

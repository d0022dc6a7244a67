/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** A small host telemetry system built on shmring. */
@NullMarked
package io.shmring.sample;

import org.jspecify.annotations.NullMarked;

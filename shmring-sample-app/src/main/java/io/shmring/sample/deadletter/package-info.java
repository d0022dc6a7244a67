/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Messages of samplers that were refused: takes them from their ring and keeps the newest. */
@NullMarked
package io.shmring.sample.deadletter;

import org.jspecify.annotations.NullMarked;

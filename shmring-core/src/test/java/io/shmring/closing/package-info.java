/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Closing and suspending from other threads. */
@NullMarked
package io.shmring.closing;

import org.jspecify.annotations.NullMarked;

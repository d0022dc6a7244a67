/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Spinning, sleeping and waking across processes. Internal: not part of the API. */
@NullMarked
package io.shmring.waiting;

import org.jspecify.annotations.NullMarked;

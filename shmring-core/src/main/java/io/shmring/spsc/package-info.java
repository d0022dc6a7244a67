/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The ring of one producer and one consumer. Internal: not part of the API. */
@NullMarked
package io.shmring.spsc;

import org.jspecify.annotations.NullMarked;

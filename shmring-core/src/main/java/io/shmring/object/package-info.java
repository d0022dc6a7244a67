/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The objects in the ring directory: names, creation, opening, checks, locks, removal. Internal: not part of the API. */
@NullMarked
package io.shmring.object;

import org.jspecify.annotations.NullMarked;

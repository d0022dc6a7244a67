/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Creating, opening, removing, replacing and resuming rings. */
@NullMarked
package io.shmring.lifecycle;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Message rings in shared memory between the processes of one Linux host. */
@NullMarked
package io.shmring;

import org.jspecify.annotations.NullMarked;

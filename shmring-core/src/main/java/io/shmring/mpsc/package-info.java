/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Systems of many producers and one consumer. Internal: not part of the API. */
@NullMarked
package io.shmring.mpsc;

import org.jspecify.annotations.NullMarked;

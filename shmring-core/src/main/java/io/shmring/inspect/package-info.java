/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Looking at rings from outside. Internal: not part of the API. */
@NullMarked
package io.shmring.inspect;

import org.jspecify.annotations.NullMarked;

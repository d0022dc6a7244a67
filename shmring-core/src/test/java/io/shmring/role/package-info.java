/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** How a role ends, seen from inside the package. */
@NullMarked
package io.shmring.role;

import org.jspecify.annotations.NullMarked;

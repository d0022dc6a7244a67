/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** A race of a class that only its own package knows. */
@NullMarked
package io.shmring.role;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The ring in C, in {@code native/}, against the ring in Java: two implementations of the same pages. */
@NullMarked
package io.shmring.crosslanguage;

import org.jspecify.annotations.NullMarked;

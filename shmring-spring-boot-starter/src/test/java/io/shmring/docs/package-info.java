/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The code that the README shows. */
@NullMarked
package io.shmring.docs;

import org.jspecify.annotations.NullMarked;

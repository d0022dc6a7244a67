/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Rules that the code is held to. */
@NullMarked
package io.shmring.architecture;

import org.jspecify.annotations.NullMarked;

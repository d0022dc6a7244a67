/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The map of the packages, as rules. */
@NullMarked
package io.shmring.architecture;

import org.jspecify.annotations.NullMarked;

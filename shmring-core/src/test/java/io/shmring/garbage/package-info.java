/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** A peer that writes garbage, or truncates the file. */
@NullMarked
package io.shmring.garbage;

import org.jspecify.annotations.NullMarked;

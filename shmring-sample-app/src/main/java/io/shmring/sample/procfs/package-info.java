/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Readers of the kernel's figures in {@code /proc}, made for being read some hundreds of times a second. */
@NullMarked
package io.shmring.sample.procfs;

import org.jspecify.annotations.NullMarked;

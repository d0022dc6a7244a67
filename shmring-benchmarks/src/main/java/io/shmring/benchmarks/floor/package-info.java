/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the machine itself takes: the C program that the distances and the floors come from. */
@NullMarked
package io.shmring.benchmarks.floor;

import org.jspecify.annotations.NullMarked;

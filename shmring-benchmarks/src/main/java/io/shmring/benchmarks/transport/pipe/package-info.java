/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** A named pipe, through system calls that plain Java lacks. */
@NullMarked
package io.shmring.benchmarks.transport.pipe;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** A POSIX message queue. */
@NullMarked
package io.shmring.benchmarks.transport.mq;

import org.jspecify.annotations.NullMarked;

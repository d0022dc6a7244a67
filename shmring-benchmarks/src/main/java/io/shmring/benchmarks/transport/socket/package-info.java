/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Stream sockets between processes: Unix domain and TCP over the loopback. */
@NullMarked
package io.shmring.benchmarks.transport.socket;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is measured: each way for messages to go from one process to another, behind the same three interfaces. */
@NullMarked
package io.shmring.benchmarks.transport;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What byte streams share: messages behind their lengths. */
@NullMarked
package io.shmring.benchmarks.transport.stream;

import org.jspecify.annotations.NullMarked;

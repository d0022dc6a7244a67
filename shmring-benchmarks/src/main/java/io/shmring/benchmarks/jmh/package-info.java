/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Single operations under JMH: both ends of a ring in one thread, which tells what a call costs, not what a way takes. */
@NullMarked
package io.shmring.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A hostile peer overwrites a ring's files at random, while the ring is used: the same body runs over a fixed corpus with the
 * tests, and under a fuzzer that looks for more.
 */
@NullMarked
package io.shmring.fuzz;

import org.jspecify.annotations.NullMarked;

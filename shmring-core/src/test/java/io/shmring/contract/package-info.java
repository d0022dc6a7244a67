/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What rings promise, as one test class over every kind of ring. */
@NullMarked
package io.shmring.contract;

import org.jspecify.annotations.NullMarked;

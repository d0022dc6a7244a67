/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** What tests with real processes share. */
@NullMarked
package io.shmring.sample.process;

import org.jspecify.annotations.NullMarked;

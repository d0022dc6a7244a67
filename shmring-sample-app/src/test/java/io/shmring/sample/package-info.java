/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the whole application. */
@NullMarked
package io.shmring.sample;

import org.jspecify.annotations.NullMarked;

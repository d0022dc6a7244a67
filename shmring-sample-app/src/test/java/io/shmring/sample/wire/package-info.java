/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the layouts, byte for byte. */
@NullMarked
package io.shmring.sample.wire;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The messages between samplers and application: fixed binary layouts, little-endian, with a version in front. */
@NullMarked
package io.shmring.sample.wire;

import org.jspecify.annotations.NullMarked;

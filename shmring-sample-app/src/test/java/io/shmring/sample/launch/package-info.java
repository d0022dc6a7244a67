/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the supervision of sampler processes. */
@NullMarked
package io.shmring.sample.launch;

import org.jspecify.annotations.NullMarked;

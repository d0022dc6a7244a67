/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Tests of the sampler. */
@NullMarked
package io.shmring.sample.sampler;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The sampler process: plain Java on shmring-core, without Spring. */
@NullMarked
package io.shmring.sample.sampler;

import org.jspecify.annotations.NullMarked;

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Starts one sampler process for each kind, watches them, and ends them with the application. */
@NullMarked
package io.shmring.sample.launch;

import org.jspecify.annotations.NullMarked;

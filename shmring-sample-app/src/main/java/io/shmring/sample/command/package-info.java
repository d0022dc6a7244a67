/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Sends commands to the samplers, through one ring for each. */
@NullMarked
package io.shmring.sample.command;

import org.jspecify.annotations.NullMarked;

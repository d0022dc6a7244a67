/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A command to a sampler.
 *
 * @param command which
 * @param rate samples a second, for {@link Command#RATE}
 * @param fault what is to be wrong, for {@link Command#FAULT}
 */
record CommandRequest(
        @Nullable Command command,
        @Nullable Integer rate,
        @Nullable Fault fault) {}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmOptions;
import io.shmring.benchmarks.transport.Channel;
import java.time.Duration;

/** How long a sender waits for its receiver. */
final class UserOptions {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private UserOptions() {}

    /** Options of users, but for where the objects lie and that they may still have to appear. */
    static ShmOptions of(Channel channel) {
        return ShmOptions.builder()
                .directory(channel.directory())
                .connectTimeout(TIMEOUT)
                .build();
    }
}

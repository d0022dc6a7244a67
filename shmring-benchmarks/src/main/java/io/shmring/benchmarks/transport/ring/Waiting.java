/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmOptions;
import io.shmring.benchmarks.transport.Channel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long a sender waits for its receiver. */
final class Waiting {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Waiting() {}

    /** Options of users, but for where the objects lie and that they may still have to appear. */
    static ShmOptions options(Channel channel) {
        return ShmOptions.builder()
                .directory(channel.directory())
                .connectTimeout(TIMEOUT)
                .build();
    }

    static void until(BooleanSupplier ready, Object what) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(what + " did not appear within " + TIMEOUT.toSeconds()
                        + " s; has the receiving process failed?");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.transport.Channel;
import io.shmring.benchmarks.transport.Receiver;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PosixQueueTests {

    /** The kernel's default is 8192, and nobody can set less than 128. */
    @Test
    void readsTheKernelsLimitToItsLastDigit() {
        assertThat(new PosixQueue().carries(128)).isTrue();
        assertThat(new PosixQueue().carries(1 << 24 | 1)).isFalse();
    }

    @Test
    void aQueueIsGoneWhenItsReceiverIsClosed() {
        Channel channel = new Channel(Path.of("shmring-test-" + UUID.randomUUID()), "queue", 4096, 1, 64);

        for (int i = 0; i < 2; i++) {
            // the second would fail on what the first left
            try (Receiver receiver = new PosixQueue().receiver(channel)) {
                assertThat(receiver.poll((sequence, length) -> {})).isZero();
            }
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A container in a real application, its own thread between the ring and the listener, allocates nothing for a message. */
@Timeout(60)
class ContainerAllocationTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void listenerOfTheView() {
        assertAllocatesNothing(new ListeningApplication());
    }

    @Test
    void listenerOfTheViewThatIsTimed() {
        assertAllocatesNothing(new ListeningApplication(ListeningApplication.Metrics.class));
    }

    private static void assertAllocatesNothing(ListeningApplication application) {
        ShmProducer producer = application.producer();
        String name = producer.name();
        try (application) {
            ByteBuffer message = ByteBuffer.allocateDirect(64);
            Allocations.assertNone(containerThread(), () -> send(producer, message));
            assertThat(application.received()).isPositive();
        }
        assertThat(SpscShm.unlink(name)).isFalse();
    }

    private static Thread containerThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter((thread) -> thread.getName().equals("shmring-" + ListeningApplication.KEY))
                .findFirst()
                .orElseThrow();
    }

    private static void send(ShmProducer producer, ByteBuffer message) {
        while (!producer.offer(message)) {
            assertThat(producer.waitForSpace(message.remaining(), LONG)).isTrue();
        }
    }
}

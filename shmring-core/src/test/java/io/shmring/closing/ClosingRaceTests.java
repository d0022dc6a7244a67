/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmProducer;
import io.shmring.ShmSnapshot;
import io.shmring.ShmSuspendedException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Roles end while their owners work at full speed: no role is lost, no message either, and nothing faults. */
@Timeout(120)
class ClosingRaceTests {

    private static final int ROUNDS = 2000;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void closeAgainstABusyProducerAndABusyConsumer() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options());
                ShmInspector inspector = ShmInspector.open("ring", this.directory.options())) {
            long sent = 0;
            long received = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ShmProducer producer = ring.producer();
                ShmConsumer consumer = ring.consumer();
                CompletableFuture<Long> producing = Background.call(() -> produce(producer));
                CompletableFuture<Long> consuming = Background.call(() -> consume(consumer));
                LockSupport.parkNanos(round % 100 * 1000);
                producer.close();
                consumer.close();
                assertThat(producing).succeedsWithin(SOON);
                assertThat(consuming).succeedsWithin(SOON);
                sent += producing.join();
                received += consuming.join();
                ShmSnapshot now = inspector.snapshot();
                assertThat(now.consumer().held()).isFalse();
                assertThat(now.rings().get(0).producer().held()).isFalse();
                assertThat(now.rings().get(0).published()).isEqualTo(sent);
                assertThat(now.rings().get(0).consumed()).isEqualTo(received);
            }
        }
    }

    /** Until the handle is closed; in every third message by claim and append. */
    private static long produce(ShmProducer producer) {
        long sent = 0;
        ByteBuffer message = ByteBuffer.allocate(40);
        while (true) {
            boolean inClaim = false;
            try {
                if (sent % 3 == 0) {
                    ByteBuffer region = producer.claim(24);
                    if (region != null) {
                        inClaim = true; // from here on a close waits for this thread
                        region.putLong(sent);
                        producer.append(8);
                        sent++;
                        inClaim = false;
                    }
                } else if (producer.offer(message)) {
                    sent++;
                } else {
                    producer.waitForSpace(40, LONG);
                }
            } catch (IllegalStateException closed) {
                assertThat(inClaim).isFalse();
                assertThat(producer.isOpen()).isFalse();
                return sent;
            }
        }
    }

    private static long consume(ShmConsumer consumer) {
        long received = 0;
        while (true) {
            try {
                if (received % 3 == 0) {
                    if (consumer.peek() != null) {
                        consumer.release();
                        received++;
                    }
                } else {
                    received += consumer.poll((payload, record) -> {}, 7);
                }
                consumer.waitForData(LONG);
            } catch (IllegalStateException closed) {
                assertThat(consumer.isOpen()).isFalse();
                return received;
            }
        }
    }

    @Test
    void suspendAndResumeAgainstABusyProducerAndABusyConsumer() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            stress(producer, new ShmProducer[] {producer}, consumer);
        }
    }

    @Test
    void suspendAndResumeInASystem() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.directory.options());
                MpscProducer one = MpscProducer.connect("many", this.directory.options());
                MpscProducer two = MpscProducer.connect("many", this.directory.options())) {
            stress(one, new ShmProducer[] {one, two}, consumer);
        }
    }

    /** Every message arrives once and in order, however often either side is suspended. */
    private static void stress(ShmProducer suspended, ShmProducer[] producers, ShmConsumer consumer) {
        AtomicBoolean ending = new AtomicBoolean();
        AtomicLong received = new AtomicLong();
        CompletableFuture<?>[] producing = new CompletableFuture<?>[producers.length];
        long[] expected = new long[producers.length];
        for (int i = 0; i < producers.length; i++) {
            ShmProducer mine = producers[i];
            producing[i] = Background.call(() -> {
                long next = 0;
                ByteBuffer message = ByteBuffer.allocate(8);
                while (!ending.get()) {
                    try {
                        if (mine.offer(message.putLong(0, next))) {
                            next++;
                        } else {
                            mine.waitForSpace(8, LONG);
                        }
                    } catch (ShmSuspendedException suspendedNow) {
                        Thread.onSpinWait();
                    }
                }
                return next;
            });
        }
        CompletableFuture<Void> consuming = Background.run(() -> {
            while (!ending.get()) {
                try {
                    consumer.poll(
                            (payload, record) -> {
                                int slot = Math.max(0, record.producer());
                                assertThat(payload.order(ByteOrder.BIG_ENDIAN).getLong())
                                        .isEqualTo(expected[slot]);
                                expected[slot]++;
                                received.incrementAndGet();
                            },
                            100);
                    consumer.waitForData(LONG);
                } catch (ShmSuspendedException suspendedNow) {
                    Thread.onSpinWait();
                }
            }
        });
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(suspended.suspend()).isTrue();
            suspended.resume();
            assertThat(consumer.suspend()).isTrue();
            if (round % 3 == 0) {
                assertThat(suspended.suspend()).isTrue();
                suspended.resume();
            }
            consumer.resume();
            if (round % 16 == 0) {
                LockSupport.parkNanos(20_000);
            }
        }
        ending.set(true);
        consumer.wakeup();
        for (ShmProducer one : producers) {
            one.wakeup();
        }
        assertThat(consuming).succeedsWithin(SOON);
        for (CompletableFuture<?> one : producing) {
            assertThat(one).succeedsWithin(SOON);
        }
        assertThat(received.get()).isPositive();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens at the same time as the end, or the new beginning, of a role. */
@Timeout(60)
class OverlapTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void aLookWhileARoleIsResumedOnAnotherObjectDoesNotSpoilIt() {
        AtomicBoolean ended = new AtomicBoolean();
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = ring.producer();
            CompletableFuture<Void> looking = Background.run(() -> {
                while (!ended.get()) {
                    producer.isCurrent();
                }
            });
            for (int i = 0; i < 200; i++) {
                assertThat(producer.suspend()).isTrue();
                SpscShm.unlink("ring", this.directory.options());
                SpscShm.create("ring", 4096, this.directory.options()).close();
                producer.resume();
                assertThat(producer.offer(ByteBuffer.allocate(8)))
                        .as("round %s", i)
                        .isTrue();
            }
            ended.set(true);
            assertThat(looking).succeedsWithin(SOON);
        }
    }

    @Test
    void aDeadThreadsClaimIsDroppedByWhoeverCloses() throws InterruptedException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = ring.producer();
            Thread owner = new Thread(() -> {
                claim(producer);
                producer.append(8);
                claim(producer);
            });
            owner.start();
            owner.join();
            CompletableFuture<Void> first = Background.run(producer::close);
            CompletableFuture<Void> second = Background.run(producer::close);
            assertThat(first).succeedsWithin(SOON);
            assertThat(second).succeedsWithin(SOON);
            assertThat(ring.consumer().poll((payload, record) -> {}, 10))
                    .as("what was appended is there")
                    .isEqualTo(1);
            assertThat(ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
        }
    }

    private static void claim(ShmProducer producer) {
        assertThat(producer.claim(8)).isNotNull();
    }

    @Test
    void aHandlerThatAsksForARoleWhileTheRingClosesDoesNotHoldItUp() throws InterruptedException {
        ShmOptions patient =
                this.directory.builder().closeTimeout(Duration.ofMinutes(5)).build();
        SpscShm ring = SpscShm.create("ring", 4096, patient);
        ShmConsumer consumer = ring.consumer();
        ring.producer().offer(ByteBuffer.allocate(8));
        CountDownLatch inHandler = new CountDownLatch(1);
        CompletableFuture<Integer> polling = Background.call(() -> consumer.poll(
                (payload, record) -> {
                    inHandler.countDown();
                    while (consumer.isOpen()) {
                        Thread.onSpinWait();
                    }
                    assertThatIllegalStateException().isThrownBy(ring::producer);
                },
                1));
        inHandler.await();
        CompletableFuture<Void> closing = Background.run(ring::close);
        assertThat(polling).succeedsWithin(SOON).isEqualTo(1);
        assertThat(closing).succeedsWithin(SOON);
    }

    @Test
    void aWakeUpSurvivesSuspensionAndResumption() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            consumer.wakeup();
            consumer.suspend();
            consumer.resume();
            assertThat(consumer.waitForData(Duration.ofDays(1))).isFalse();
        }
    }
}

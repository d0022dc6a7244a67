/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits that really sleep: no spinning before them. */
@Timeout(60)
class WaitingTests {

    private static final Duration CENTURIES = Duration.ofDays(300 * 366);
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private SpscShm ring;
    private ShmProducer producer;
    private ShmConsumer consumer;
    private RingFile file;

    @BeforeEach
    void open() {
        this.ring = SpscShm.create(
                "ring", 4096, this.directory.builder().spin(Duration.ZERO).build());
        this.producer = this.ring.producer();
        this.consumer = this.ring.consumer();
        this.file = RingFile.map(this.directory.resolve("ring"));
    }

    @AfterEach
    void close() {
        this.ring.close();
    }

    @Test
    void aTimeoutBeyondA32BitNumberOfNanosecondsIsWaitedOut() {
        long start = System.nanoTime();
        assertThat(this.consumer.waitForData(Duration.ofMillis(4600))).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(4_600_000_000L);
    }

    @Test
    void centuriesAreAccepted() {
        CompletableFuture<Boolean> waiting = Background.call(() -> this.consumer.waitForData(CENTURIES));
        this.file.awaitArmed(RingFile.DATA_ARM);
        this.producer.offer(ByteBuffer.allocate(8));
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void everyMessageWakesAConsumerAndEveryReleaseAProducer() {
        int messages = 5000;
        CompletableFuture<Void> echo = Background.run(() -> {
            for (int i = 0; i < messages; i++) {
                assertThat(this.consumer.waitForData(CENTURIES)).isTrue();
                assertThat(this.consumer.poll((payload, record) -> {}, 1)).isEqualTo(1);
            }
        });
        for (int i = 0; i < messages; i++) {
            while (!this.producer.offer(ByteBuffer.allocate(1200))) { // three of them fill the ring
                assertThat(this.producer.waitForSpace(1200, CENTURIES)).isTrue();
            }
        }
        assertThat(echo).succeedsWithin(SOON);
        assertThat(this.file.getLong(RingFile.DATA_RESCUES)).isZero();
        assertThat(this.file.getLong(RingFile.SPACE_RESCUES)).isZero();
        assertThat(this.producer.wakeups()).isPositive();
    }

    @Test
    void thousandsOfWakeUpsFromAnotherThreadAllArrive() {
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Integer> waiting = Background.call(() -> {
            int returns = 0;
            while (!ended.get()) {
                assertThat(this.consumer.waitForData(CENTURIES)).isFalse();
                returns++;
            }
            return returns;
        });
        this.file.awaitArmed(RingFile.DATA_ARM);
        for (int i = 0; i < 5000; i++) {
            this.consumer.wakeup();
        }
        ended.set(true);
        this.consumer.wakeup();
        assertThat(waiting)
                .succeedsWithin(SOON)
                .satisfies(returns -> assertThat(returns).isPositive());
        assertThat(this.file.getLong(RingFile.DATA_RESCUES)).isZero();
    }

    @Test
    void aWakeUpEndsAWaitForSpace() {
        while (this.producer.offer(ByteBuffer.allocate(56))) {
            assertThat(this.producer.available()).isPositive();
        }
        CompletableFuture<Boolean> waiting = Background.call(() -> this.producer.waitForSpace(8, CENTURIES));
        this.file.awaitArmed(RingFile.SPACE_ARM);
        this.producer.wakeup();
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(false);
    }

    @Test
    void anInterruptEndsAWaitWithinASlice() {
        Thread[] sleeper = new Thread[1];
        CompletableFuture<Boolean> waiting = Background.call(() -> {
            sleeper[0] = Thread.currentThread();
            return !this.consumer.waitForData(CENTURIES) && Thread.interrupted();
        });
        this.file.awaitArmed(RingFile.DATA_ARM);
        sleeper[0].interrupt();
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(true);
    }

    @Test
    void garbageInTheWaitWordsDoesNotKeepAWaitFromEnding() {
        while (this.producer.offer(ByteBuffer.allocate(56))) {
            assertThat(this.producer.available()).isPositive();
        }
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> vandal = Background.run(() -> {
            Random random = new Random(42);
            while (!ended.get()) {
                this.file.putLong(RingFile.SPACE_ARM, random.nextLong());
                this.file.putLong(RingFile.SPACE_WANT, random.nextLong());
                this.file.putInt(RingFile.SPACE_SEQ, random.nextInt());
            }
        });
        assertThat(this.producer.waitForSpace(8, Duration.ofMillis(300))).isFalse();
        ended.set(true);
        assertThat(vandal).succeedsWithin(SOON);
        assertThat(this.consumer.poll((payload, record) -> {}, 1000)).isEqualTo(64);
        assertThat(this.producer.waitForSpace(8, CENTURIES)).isTrue();
    }

    @Test
    void aWaitThatIsDisturbedAllTheTimeSleepsARoundAfterAThousand() {
        AtomicBoolean ended = new AtomicBoolean();
        CountingWaiter waiter = new CountingWaiter();
        ControlBlock block = new ControlBlock(ByteBuffer.allocateDirect(256));
        WaitWords words = new WaitWords(block, Side.SPACE);
        CompletableFuture<Void> bumper = Background.run(() -> {
            while (!ended.get()) {
                words.bumpAndWake();
            }
        });
        long start = System.nanoTime();
        new Sleeper(words, 0).await(waiter, 500_000_000L);
        long millis = (System.nanoTime() - start) / 1_000_000;
        ended.set(true);
        assertThat(bumper).succeedsWithin(SOON);
        assertThat(waiter.rounds).isLessThan((int) (1000 + millis + 10));
    }

    /** Never ready. */
    private static final class CountingWaiter implements Waiter {

        private int rounds;

        @Override
        public void settle() {}

        @Override
        public boolean isReadyAcquire() {
            return false;
        }

        @Override
        public void announce() {
            this.rounds++;
        }

        @Override
        public boolean isReadyVolatile() {
            return false;
        }

        @Override
        public boolean isWakeUpDue() {
            return false;
        }

        @Override
        public void countRescue() {
            throw new AssertionError("no wake-up was due");
        }

        @Override
        public void idle() {}
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.shmring.BatchHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner's thread is in the middle of a batch, and another one closes or suspends. */
@Timeout(60)
class BatchClosingTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CompletableFuture<Void> mayEnd = new CompletableFuture<>();

    private SpscShm ring;
    private ShmConsumer consumer;

    @BeforeEach
    void openWithThreeMessages() {
        open(Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            this.ring.producer().offer(ByteBuffer.allocate(8));
        }
    }

    private void open(Duration closeTimeout) {
        ShmOptions options = this.directory.builder().closeTimeout(closeTimeout).build();
        this.ring = SpscShm.openOrCreate("ring", 4096, options);
        this.consumer = this.ring.consumer();
    }

    @AfterEach
    void close() {
        this.ring.close();
    }

    @Test
    void aCloseWhileMessagesAreTakenWaitsForTheBatchAndEndsIt() throws Exception {
        CompletableFuture<Integer> polling = pollThatStaysInTheFirstMessage();
        CompletableFuture<Void> closing = Background.run(this.consumer::close);
        await().atMost(SOON).until(() -> !this.consumer.isOpen());
        assertThat(closing).isNotDone();
        assertThat(isHeld()).isTrue();
        this.mayEnd.complete(null);
        assertThat(closing).succeedsWithin(SOON);
        assertThat(polling).succeedsWithin(SOON).isEqualTo(1);
        assertThat(isHeld()).isFalse();
        assertThat(this.ring.available()).isEqualTo(32);
    }

    @Test
    void aSuspensionWhileTheBatchIsHandledWaitsForIt() throws Exception {
        CompletableFuture<Integer> polling = pollThatStaysInTheBatch(2);
        CompletableFuture<Boolean> suspending = Background.call(this.consumer::suspend);
        await().atMost(SOON).until(this.consumer::isSuspended);
        assertThat(suspending).isNotDone();
        assertThat(isHeld()).isTrue();
        this.mayEnd.complete(null);
        assertThat(suspending).succeedsWithin(SOON).isEqualTo(true);
        assertThat(polling).succeedsWithin(SOON).isEqualTo(2);
        assertThat(isHeld()).isFalse();
        this.consumer.resume();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
    }

    @Test
    void aCloseThatIsNotReachedKeepsTheRoleUntilTheBatchEnds() throws Exception {
        this.ring.close();
        open(Duration.ofMillis(30));
        CompletableFuture<Integer> polling = pollThatStaysInTheBatch(3);
        this.consumer.close();
        assertThat(isHeld()).isTrue();
        assertThat(this.ring.available()).isEqualTo(48);
        this.mayEnd.complete(null);
        assertThat(polling).succeedsWithin(SOON).isEqualTo(3);
        assertThat(isHeld()).isFalse();
        assertThat(this.ring.available()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.peek());
    }

    private CompletableFuture<Integer> pollThatStaysInTheFirstMessage() throws InterruptedException {
        return poll(new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                stay();
            }

            @Override
            public int onBatch(int size) {
                return size;
            }
        });
    }

    private CompletableFuture<Integer> pollThatStaysInTheBatch(int consumed) throws InterruptedException {
        return poll(new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {}

            @Override
            public int onBatch(int size) {
                stay();
                return consumed;
            }
        });
    }

    private CompletableFuture<Integer> poll(BatchHandler handler) throws InterruptedException {
        CompletableFuture<Integer> polling = Background.call(() -> this.consumer.pollBatch(handler, 10));
        this.inside.await();
        return polling;
    }

    private void stay() {
        this.inside.countDown();
        this.mayEnd.join();
    }

    private boolean isHeld() {
        try (ShmInspector inspector = ShmInspector.open("ring", this.directory.options())) {
            return inspector.snapshot().consumer().held();
        }
    }
}

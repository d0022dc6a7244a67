/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSnapshot;
import io.shmring.ShmSuspendedException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The owner's thread is busy, and another one closes or suspends. */
@Timeout(60)
class ClosingTests {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private SpscShm ring;
    private ShmProducer producer;
    private ShmConsumer consumer;
    private RingFile file;

    @BeforeEach
    void open() {
        ShmOptions options = this.directory
                .builder()
                .closeTimeout(Duration.ofSeconds(30))
                .openTimeout(Duration.ofMillis(30))
                .build();
        this.ring = SpscShm.create("ring", 4096, options);
        takeRoles();
    }

    /** The same ring through a handle that does not wait for long when it is closed. */
    private void useShortCloseTimeout() {
        this.ring.close();
        this.ring = SpscShm.connect(
                "ring",
                this.directory
                        .builder()
                        .closeTimeout(Duration.ofMillis(30))
                        .openTimeout(Duration.ofMillis(30))
                        .build());
        takeRoles();
    }

    private void takeRoles() {
        this.producer = this.ring.producer();
        this.consumer = this.ring.consumer();
        this.file = RingFile.map(this.directory.resolve("ring"));
    }

    @AfterEach
    void close() {
        this.ring.close();
    }

    // ---- asleep

    @Test
    void aSleepingConsumerIsWokenAndItsWaitReturnsFalse() {
        CompletableFuture<Boolean> waiting = Background.call(() -> this.consumer.waitForData(LONG));
        this.file.awaitArmed(RingFile.DATA_ARM);
        this.consumer.close();
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(false);
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.waitForData(LONG));
        assertThat(role(this.consumer).held()).isFalse();
        assertThat(role(this.consumer).pid()).isZero();
    }

    @Test
    void aSleepingProducerIsWokenAndItsWaitReturnsFalse() {
        fill();
        CompletableFuture<Boolean> waiting = Background.call(() -> this.producer.waitForSpace(8, LONG));
        this.file.awaitArmed(RingFile.SPACE_ARM);
        this.producer.close();
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(false);
        assertThatIllegalStateException().isThrownBy(() -> this.producer.waitForSpace(8, LONG));
        assertThat(role(this.producer).held()).isFalse();
        assertThat(role(this.producer).pid()).isZero();
    }

    @Test
    void aSleeperIsSuspendedAndResumed() {
        CompletableFuture<Boolean> waiting = Background.call(() -> this.consumer.waitForData(LONG));
        this.file.awaitArmed(RingFile.DATA_ARM);
        assertThat(this.consumer.suspend()).isTrue();
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(false);
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.consumer.waitForData(LONG));
        assertThat(role(this.consumer).held()).isFalse();
        this.consumer.resume();
        assertThat(role(this.consumer).held()).isTrue();
        this.producer.offer(ByteBuffer.allocate(8));
        assertThat(this.consumer.waitForData(LONG)).isTrue();
    }

    @Test
    void aPeerThatSleepsIsWokenByTheClose() {
        CompletableFuture<Boolean> waiting = Background.call(() -> this.consumer.waitForData(LONG));
        this.file.awaitArmed(RingFile.DATA_ARM);
        ByteBuffer region = this.producer.claim(8);
        assertThat(region).isNotNull();
        this.producer.append(8);
        this.producer.close(); // flushes what was appended
        assertThat(waiting).succeedsWithin(SOON).isEqualTo(true);
    }

    /** A slice would make up for it, so a sleeper alone shows nothing. */
    @Test
    void eitherCloseBumpsTheWordsOfThePeerThoughNothingIsLeft() {
        int data = this.file.getInt(RingFile.DATA_SEQ);
        this.producer.close();
        assertThat(this.file.getInt(RingFile.DATA_SEQ)).isEqualTo(data + 1);
        int space = this.file.getInt(RingFile.SPACE_SEQ);
        this.consumer.close();
        assertThat(this.file.getInt(RingFile.SPACE_SEQ)).isEqualTo(space + 1);
    }

    // ---- in the middle of something

    @Test
    void anOpenClaimIsWaitedFor() throws Exception {
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        CompletableFuture<Void> closing = Background.run(this.producer::close);
        awaitClosing(this.producer);
        assertThat(closing).isNotDone();
        assertThat(role(this.producer).held()).isTrue();
        owner.finish();
        assertThat(closing).succeedsWithin(SOON);
        assertThat(role(this.producer).held()).isFalse();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
    }

    @Test
    void aPeekedMessageIsWaitedFor() throws Exception {
        this.producer.offer(ByteBuffer.allocate(8));
        Owner owner = new Owner(() -> assertThat(this.consumer.peek()).isNotNull(), this.consumer::release);
        CompletableFuture<Void> closing = Background.run(this.consumer::close);
        awaitClosing(this.consumer);
        assertThat(closing).isNotDone();
        assertThat(role(this.consumer).held()).isTrue();
        owner.finish();
        assertThat(closing).succeedsWithin(SOON);
        assertThat(role(this.consumer).held()).isFalse();
        assertThat(this.ring.available()).isZero();
    }

    @Test
    void aRunningHandlerIsWaitedForAndIsTheLastOfItsPoll() throws Exception {
        this.producer.offer(ByteBuffer.allocate(8));
        this.producer.offer(ByteBuffer.allocate(8));
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Void> mayEnd = new CompletableFuture<>();
        CompletableFuture<Integer> polling = Background.call(() -> this.consumer.poll(
                (payload, record) -> {
                    inside.countDown();
                    mayEnd.join();
                },
                10));
        inside.await();
        CompletableFuture<Void> closing = Background.run(this.consumer::close);
        awaitClosing(this.consumer);
        assertThat(role(this.consumer).held()).isTrue();
        mayEnd.complete(null);
        assertThat(closing).succeedsWithin(SOON);
        assertThat(polling).succeedsWithin(SOON).isEqualTo(1);
        assertThat(role(this.consumer).held()).isFalse();
        assertThat(this.ring.available()).isEqualTo(16);
    }

    @Test
    void aCloseThatIsNotReachedKeepsTheRoleUntilTheClaimEnds() throws Exception {
        useShortCloseTimeout();
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        this.producer.close();
        assertThat(this.producer.isOpen()).isFalse();
        assertThat(role(this.producer).held()).isTrue();
        assertThatExceptionOfType(ShmRoleHeldException.class)
                .isThrownBy(this.ring::producer)
                .satisfies(held -> assertThat(held.isHeldByThisProcess()).isTrue());
        owner.finish();
        assertThat(role(this.producer).held()).isFalse();
        assertThat(role(this.producer).pid()).isZero();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
        assertThat(this.ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
    }

    @Test
    void aCloseThatIsNotReachedKeepsTheRoleUntilTheMessageIsReleased() throws Exception {
        useShortCloseTimeout();
        this.producer.offer(ByteBuffer.allocate(8).put(0, (byte) 7));
        ByteBuffer[] view = new ByteBuffer[1];
        Owner owner = new Owner(() -> view[0] = this.consumer.peek(), this.consumer::release);
        this.ring.close();
        assertThat(role(this.consumer).held()).isTrue();
        assertThat(role(this.producer).held()).isFalse();
        assertThat(view[0].get(view[0].position())).as("still mapped").isEqualTo((byte) 7);
        owner.finish();
        assertThat(role(this.consumer).held()).isFalse();
        try (SpscShm again = SpscShm.connect("ring", this.directory.options())) {
            assertThat(again.available()).isZero();
        }
    }

    @Test
    void aCloseThatIsNotReachedIsFinishedByTheOwnersNextCall() throws Exception {
        useShortCloseTimeout();
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> {});
        this.producer.close();
        owner.finish();
        assertThat(role(this.producer).held()).isTrue();
        this.producer.abandon();
        assertThat(role(this.producer).held()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> this.producer.claim(8));
    }

    @Test
    void aSecondCloseWaitsOnWhereTheFirstGaveUp() throws Exception {
        useShortCloseTimeout();
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        this.producer.close();
        this.producer.close();
        assertThat(role(this.producer).held()).isTrue();
        owner.finish();
        this.producer.close();
        assertThat(role(this.producer).held()).isFalse();
    }

    @Test
    void aSuspendThatIsNotReachedSaysSoAndAResumeKeepsTheRole() throws Exception {
        useShortCloseTimeout();
        long epoch = role(this.producer).epoch();
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        assertThat(this.producer.suspend()).isFalse();
        assertThat(this.producer.isSuspended()).isTrue();
        assertThat(role(this.producer).held()).isTrue();
        this.producer.resume();
        assertThat(this.producer.isSuspended()).isFalse();
        owner.finish();
        assertThat(role(this.producer).held()).isTrue();
        assertThat(role(this.producer).epoch()).isEqualTo(epoch);
        assertThat(this.producer.offer(ByteBuffer.allocate(8))).isTrue();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(2);
    }

    @Test
    void aSuspendThatIsNotReachedTakesEffectWhenTheCallEnds() throws Exception {
        useShortCloseTimeout();
        this.producer.offer(ByteBuffer.allocate(8));
        Owner owner = new Owner(() -> assertThat(this.consumer.peek()).isNotNull(), this.consumer::release);
        assertThat(this.consumer.suspend()).isFalse();
        owner.finish();
        assertThat(role(this.consumer).held()).isFalse();
        assertThat(this.consumer.suspend()).isTrue();
        this.consumer.resume();
        assertThat(this.consumer.peek()).isNull();
    }

    @Test
    void aCloseOvertakesASuspendThatWaits() throws Exception {
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        CompletableFuture<Boolean> suspending = Background.call(this.producer::suspend);
        await().until(this.producer::isSuspended);
        CompletableFuture<Void> closing = Background.run(this.producer::close);
        awaitClosing(this.producer);
        owner.finish();
        assertThat(closing).succeedsWithin(SOON);
        assertThat(suspending).succeedsWithin(SOON);
        assertThat(role(this.producer).held()).isFalse();
        assertThatIllegalStateException().isThrownBy(this.producer::resume);
    }

    @Test
    void suspendInsideAHandlerTakesEffectWhenThePollReturns() {
        this.producer.offer(ByteBuffer.allocate(8));
        this.producer.offer(ByteBuffer.allocate(8));
        int handled = this.consumer.poll(
                (payload, record) -> {
                    assertThat(this.consumer.suspend()).isFalse();
                    assertThat(role(this.consumer).held()).isTrue();
                },
                10);
        assertThat(handled).isEqualTo(1);
        assertThat(role(this.consumer).held()).isFalse();
        this.consumer.resume();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
    }

    @Test
    void closingTheRingInsideAHandlerTakesEffectWhenThePollReturns() {
        this.producer.offer(ByteBuffer.allocate(8));
        this.producer.offer(ByteBuffer.allocate(8));
        assertThat(this.consumer.poll((payload, record) -> this.ring.close(), 10))
                .isEqualTo(1);
        assertThat(role(this.consumer).held()).isFalse();
        assertThat(role(this.producer).held()).isFalse();
    }

    // ---- many closers

    @Test
    void manyThreadsMayCloseAtOnce() throws Exception {
        for (int round = 0; round < 50; round++) {
            takeRoles();
            CyclicBarrier start = new CyclicBarrier(8);
            List<CompletableFuture<Void>> closers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ShmRole mine = i % 2 == 0 ? this.producer : this.consumer;
                closers.add(Background.run(() -> {
                    start.await();
                    mine.close();
                }));
            }
            for (CompletableFuture<Void> closer : closers) {
                assertThat(closer).succeedsWithin(SOON);
            }
            assertThat(role(this.producer).held()).isFalse();
            assertThat(role(this.consumer).held()).isFalse();
        }
    }

    @Test
    void anInterruptedThreadClosesAllTheSame() throws Exception {
        Owner owner = new Owner(() -> assertThat(this.producer.claim(8)).isNotNull(), () -> this.producer.publish(8));
        CompletableFuture<Boolean> closing = Background.call(() -> {
            Thread.currentThread().interrupt();
            this.producer.close();
            return Thread.interrupted();
        });
        awaitClosing(this.producer);
        owner.finish();
        assertThat(closing).succeedsWithin(SOON).isEqualTo(true);
        assertThat(role(this.producer).held()).isFalse();
    }

    // ---- helpers

    /** The thread that owns a handle: it begins something at once, and ends it when it is told to. */
    private static final class Owner {

        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<Void> ended;

        Owner(Background.Action begin, Background.Action end) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            this.ended = Background.run(() -> {
                try {
                    begin.run();
                } finally {
                    begun.countDown();
                }
                this.mayEnd.await();
                end.run();
            });
            begun.await();
        }

        void finish() {
            this.mayEnd.countDown();
            assertThat(this.ended).succeedsWithin(SOON);
        }
    }

    private static void awaitClosing(ShmRole role) {
        await().atMost(SOON).until(() -> !role.isOpen());
    }

    private ShmSnapshot.Role role(ShmRole role) {
        try (ShmInspector inspector = ShmInspector.open("ring", this.directory.options())) {
            ShmSnapshot snapshot = inspector.snapshot();
            return role == this.consumer
                    ? snapshot.consumer()
                    : snapshot.rings().get(0).producer();
        }
    }

    private void fill() {
        int sent = 0;
        while (this.producer.offer(ByteBuffer.allocate(56))) {
            sent++;
        }
        assertThat(sent).isEqualTo(64);
    }
}

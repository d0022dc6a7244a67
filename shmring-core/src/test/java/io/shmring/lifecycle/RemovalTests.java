/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unlinking in good order, by force, behind the library's back, and what its victims see. */
@Timeout(60)
class RemovalTests {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void unlinkRemovesWhatNobodyUses() {
        SpscShm ring = SpscShm.create("ring", 4096, this.directory.options());
        assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
        assertThat(SpscShm.unlink("ring", this.directory.options())).isFalse();
        assertThat(SpscShm.forceUnlink("ring", this.directory.options())).isFalse();
        assertThat(this.directory.files()).isEmpty();
        assertThat(ring.isCurrent()).isFalse();
        ring.close();

        MpscConsumer.create("many", 3, 4096, this.directory.options()).close();
        assertThat(this.directory.files()).hasSize(4);
        assertThat(MpscConsumer.unlink("many", this.directory.options())).isTrue();
        assertThat(MpscConsumer.unlink("many", this.directory.options())).isFalse();
        assertThat(MpscConsumer.forceUnlink("many", this.directory.options())).isFalse();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void unlinkRefusesWhileARoleIsHeldAndChangesNothing() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (SpscShm ring = SpscShm.create("ring", 4096, impatient)) {
            ShmProducer producer = ring.producer();
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            byte[] before = file.content();
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(() -> SpscShm.unlink("ring", impatient))
                    .withMessageContaining("producer");
            assertThat(file.content()).isEqualTo(before);
            assertThat(producer.isCurrent()).isTrue();

            producer.close();
            ShmConsumer consumer = ring.consumer();
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(() -> SpscShm.unlink("ring", impatient))
                    .withMessageContaining("consumer");
            consumer.close();
            assertThat(SpscShm.unlink("ring", impatient)).isTrue();
        }
    }

    @Test
    void unlinkOfASystemRefusesWhileAnySlotIsHeld() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        MpscConsumer.create("many", 3, 4096, impatient).close();
        MpscProducer last = MpscProducer.connect("many", 2, impatient);
        assertThatExceptionOfType(ShmRoleHeldException.class)
                .isThrownBy(() -> MpscConsumer.unlink("many", impatient))
                .withMessageContaining("producer 2");
        assertThat(last.offer(ByteBuffer.allocate(8))).isTrue();
        MpscProducer.connect("many", 0, impatient).close(); // what was locked on the way is free again
        last.close();
        assertThat(MpscConsumer.unlink("many", impatient)).isTrue();
    }

    @Test
    void aSuspendedRoleDoesNotHinderAnUnlink() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ring.producer().suspend();
            assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
        }
    }

    /** A slice would make up for it, so a sleeper alone shows nothing. */
    @Test
    void aRemovalBumpsTheWordsOfBothSides() {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        RingFile file = RingFile.map(this.directory.resolve("ring"));
        assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
        assertThat(file.getInt(RingFile.DATA_SEQ)).isEqualTo(1);
        assertThat(file.getInt(RingFile.SPACE_SEQ)).isEqualTo(1);
    }

    @Test
    void forceWakesAConsumerThatSleeps() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            CompletableFuture<Boolean> waiting = Background.call(() -> consumer.waitForData(LONG));
            file.awaitArmed(RingFile.DATA_ARM);
            assertThat(SpscShm.forceUnlink("ring", this.directory.options())).isTrue();
            assertRemoved(waiting, "unlinked by force");
            assertThat(file.getInt(RingFile.STATE)).isEqualTo(2);
            assertThat(file.getInt(RingFile.REASON)).isEqualTo(2);
        }
    }

    @Test
    void forceWakesAProducerThatSleeps() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = fill(ring.producer());
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            CompletableFuture<Boolean> waiting = Background.call(() -> producer.waitForSpace(8, LONG));
            file.awaitArmed(RingFile.SPACE_ARM);
            SpscShm.forceUnlink("ring", this.directory.options());
            assertRemoved(waiting, "unlinked by force");
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> producer.claim(8));
        }
    }

    @Test
    void forceWakesEverybodyInASystem() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.directory.options());
                MpscProducer first = MpscProducer.connect("many", this.directory.options());
                MpscProducer second = MpscProducer.connect("many", this.directory.options())) {
            assertThat(consumer.poll((payload, record) -> {}, 1)).isZero();
            CompletableFuture<Boolean> reading = Background.call(() -> consumer.waitForData(LONG));
            RingFile.map(this.directory.resolve("many_doorbell")).awaitArmed(RingFile.DATA_ARM);
            assertThat(MpscConsumer.forceUnlink("many", this.directory.options()))
                    .isTrue();
            assertRemoved(reading, "unlinked by force");
            first.offer(ByteBuffer.allocate(8)); // a producer that is awake learns of it by its next message
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> first.claim(8));
            assertThat(second.isCurrent()).isFalse();
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> second.waitForSpace(8, LONG));
        }
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void forceWakesTheSleepingProducersOfASystem() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.directory.options());
                MpscProducer first = MpscProducer.connect("many", this.directory.options());
                MpscProducer second = MpscProducer.connect("many", this.directory.options())) {
            fill(first);
            fill(second);
            CompletableFuture<Boolean> one = Background.call(() -> first.waitForSpace(8, LONG));
            CompletableFuture<Boolean> two = Background.call(() -> second.waitForSpace(8, LONG));
            RingFile.map(this.directory.resolve("many_ring_0")).awaitArmed(RingFile.SPACE_ARM);
            RingFile.map(this.directory.resolve("many_ring_1")).awaitArmed(RingFile.SPACE_ARM);
            MpscConsumer.forceUnlink("many", this.directory.options());
            assertRemoved(one, "unlinked by force");
            assertRemoved(two, "unlinked by force");
            assertThat(consumer.poll((payload, record) -> {}, Integer.MAX_VALUE))
                    .as("what was published before is still read")
                    .isEqualTo(2 * 64);
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(consumer::peek);
        }
    }

    @Test
    void anIdleConsumerNoticesThatTheFileIsGone() throws IOException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            CompletableFuture<Boolean> waiting = Background.call(() -> consumer.waitForData(LONG));
            RingFile.map(this.directory.resolve("ring")).awaitArmed(RingFile.DATA_ARM);
            Files.delete(this.directory.resolve("ring"));
            assertRemoved(waiting, "not at its path any more");
            assertThat(consumer.isCurrent()).isFalse();
        }
    }

    @Test
    void aWaitingProducerNoticesThatTheFileIsGone() throws IOException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = fill(ring.producer());
            CompletableFuture<Boolean> waiting = Background.call(() -> producer.waitForSpace(8, LONG));
            RingFile.map(this.directory.resolve("ring")).awaitArmed(RingFile.SPACE_ARM);
            Files.delete(this.directory.resolve("ring"));
            assertRemoved(waiting, "not at its path any more");
        }
    }

    /** Nothing waits here, and nothing is ever empty or full for long: only the clock leads to the look at the path. */
    @Test
    void aBusyProducerNoticesThatTheFileIsGone() throws IOException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            Files.delete(this.directory.resolve("ring"));
            assertNoticed(() -> {
                producer.offer(ByteBuffer.allocate(8));
                consumer.skipToHead(0); // does not look
            });
        }
    }

    @Test
    void aRefusedProducerNoticesThatTheFileIsGone() throws IOException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = fill(ring.producer());
            Files.delete(this.directory.resolve("ring"));
            assertNoticed(
                    () -> assertThat(producer.offer(ByteBuffer.allocate(8))).isFalse());
        }
    }

    @Test
    void aSpinningConsumerNoticesThatTheFileIsGone() throws IOException {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            ring.producer().offer(ByteBuffer.allocate(8));
            Files.delete(this.directory.resolve("ring"));
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
            assertNoticed(
                    () -> assertThat(consumer.poll((payload, record) -> {}, 10)).isZero());
            assertThat(consumer.isOpen()).isTrue();
        }
    }

    /** Over and over until it throws what it should; the time-out of the class ends it else. */
    private static void assertNoticed(Runnable operation) {
        assertThatExceptionOfType(ShmRemovedException.class)
                .isThrownBy(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        operation.run();
                    }
                })
                .withMessageContaining("not at its path any more");
    }

    @Test
    void aReCreatedRingIsNotTheOldOne() {
        try (SpscShm old = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = old.consumer();
            old.producer().offer(ByteBuffer.allocate(8));
            SpscShm.forceUnlink("ring", this.directory.options());
            try (SpscShm next = SpscShm.create("ring", 4096, this.directory.options())) {
                assertThat(old.isCurrent()).isFalse();
                assertThat(next.isCurrent()).isTrue();
                old.producer().close();
                assertThatExceptionOfType(ShmRemovedException.class)
                        .isThrownBy(old::producer)
                        .withMessageContaining("connect again");
                next.producer().offer(ByteBuffer.allocate(24));
                assertThat(consumer.poll((payload, record) -> {}, 10))
                        .as("the old one's message only")
                        .isEqualTo(1);
                assertThatExceptionOfType(ShmRemovedException.class)
                        .isThrownBy(() -> consumer.poll((payload, record) -> {}, 10));
                assertThat(next.available()).isEqualTo(32);
                consumer.close();
                assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(old::consumer);
            }
        }
    }

    @Test
    void aRingReplacedBehindTheLibrarysBackGivesOutNoRoles() throws IOException {
        try (SpscShm old = SpscShm.create("ring", 4096, this.directory.options())) {
            Files.delete(this.directory.resolve("ring"));
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(old::producer);
            SpscShm.create("ring", 4096, this.directory.options()).close();
            assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(old::consumer);
        }
    }

    // ---- a remover that died between its state and its unlink

    @Test
    void anUnfinishedRemovalIsFinishedByWhoeverComes() {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        leaveRemoved("ring");
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()));
        assertThat(this.directory.files()).isEmpty();

        SpscShm.create("ring", 4096, this.directory.options()).close();
        leaveRemoved("ring");
        try (SpscShm ring = SpscShm.openOrCreate("ring", 8192, this.directory.options())) {
            assertThat(ring.capacity()).isEqualTo(8192);
        }
        leaveRemoved("ring");
        assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void createFinishesAnUnfinishedRemovalToo() {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        leaveRemoved("ring");
        try (SpscShm ring = SpscShm.create("ring", 8192, this.directory.options())) {
            assertThat(ring.producer().capacity()).isEqualTo(8192);
        }
    }

    @Test
    void anUnfinishedRemovalOfASystemIsFinishedByWhoeverComes() {
        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        leaveRemoved("many_doorbell");
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> MpscConsumer.connect("many", this.directory.options()));
        assertThat(this.directory.files()).isEmpty();

        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        leaveRemoved("many_doorbell");
        MpscConsumer.create("many", 3, 8192, this.directory.options()).close();
        leaveRemoved("many_doorbell");
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 1, 4096, this.directory.options())) {
            assertThat(consumer.producers()).isEqualTo(1);
        }
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0");
    }

    private void leaveRemoved(String file) {
        RingFile.map(this.directory.resolve(file)).putInt(RingFile.REASON, 1).putInt(RingFile.STATE, 2);
    }

    private static void assertRemoved(CompletableFuture<Boolean> waiting, String why) {
        assertThat(waiting)
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(ShmRemovedException.class)
                .withMessageContaining(why);
    }

    private static ShmProducer fill(ShmProducer producer) {
        int sent = 0;
        while (producer.offer(ByteBuffer.allocate(56))) {
            sent++;
        }
        assertThat(sent).isEqualTo(64);
        return producer;
    }
}

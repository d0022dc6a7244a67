/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors, states and identities that cannot be. */
@Timeout(60)
class CursorGarbageTests {

    private static final int CAPACITY = 4096;
    private static final Duration LONG = Duration.ofMinutes(10);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private RingFile file;

    @BeforeEach
    void create() {
        SpscShm.create("ring", CAPACITY, this.directory.options()).close();
        this.file = RingFile.map(this.directory.resolve("ring"));
    }

    private SpscShm connect() {
        return SpscShm.connect("ring", this.directory.options());
    }

    // ---- the head, as a consumer sees it that stands at 64

    @ParameterizedTest
    @ValueSource(
            longs = {64 + CAPACITY + 8, 64 + 2 * CAPACITY, 68, 65, 56, 0, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void aConsumerBelievesNoHeadThatCannotBe(long head) {
        this.file.putLong(RingFile.TAIL, 64).putLong(RingFile.HEAD, 64);
        try (SpscShm ring = connect()) {
            ShmConsumer consumer = ring.consumer();
            assertThat(consumer.peek()).isNull();
            assertThat(consumer.isFailed()).isFalse();
            this.file.putLong(RingFile.HEAD, head);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(consumer::peek)
                    .withMessageContaining("position is " + head)
                    .withMessageContaining("64 to " + (64 + CAPACITY));
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.poll((payload, record) -> {}, 1));
            assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> consumer.waitForData(LONG));
            assertThat(consumer.isFailed()).isTrue();
            assertThat(consumer.available()).isBetween(0L, (long) CAPACITY);
            assertThat(consumer.freeSpace()).isBetween(0L, (long) CAPACITY);
            assertThat(ring.available()).isBetween(0L, (long) CAPACITY);
            assertThat(this.file.getLong(RingFile.TAIL)).isEqualTo(64);
        }
    }

    @Test
    void aSleepingConsumerIsToldToo() {
        try (SpscShm ring = connect()) {
            ShmConsumer consumer = ring.consumer();
            CompletableFuture<Boolean> waiting = Background.call(() -> {
                consumer.waitForData(LONG);
                return consumer.peek() == null;
            });
            this.file.awaitArmed(RingFile.DATA_ARM);
            this.file.putLong(RingFile.HEAD, 12345); // without a wake-up: a slice runs out
            assertThat(waiting)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(ShmCorruptException.class);
            consumer.close();
        }
    }

    @Test
    void aHeadThatNoMessageCanFollowIsNotSkippedTo() {
        try (SpscShm ring = connect()) {
            ShmConsumer consumer = ring.consumer();
            this.file.putLong(RingFile.HEAD, 12345);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.skipToHead(0))
                    .withMessageContaining("12345")
                    .withMessageContaining("remove the ring");
            this.file.putLong(RingFile.HEAD, 1L << 40);
            assertThat(consumer.skipToHead(0)).isEqualTo(CAPACITY);
            assertThat(consumer.isFailed()).isFalse();
            assertThat(consumer.peek()).isNull();
            assertThat(this.file.getLong(RingFile.TAIL)).isEqualTo(1L << 40);
        }
    }

    // ---- the tail, as a producer sees it that has seen 64 and stands at 64 + capacity

    @ParameterizedTest
    @ValueSource(longs = {64 + CAPACITY + 8, 68, 65, 56, 0, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void aProducerBelievesNoTailThatCannotBe(long tail) {
        this.file.putLong(RingFile.TAIL, 64).putLong(RingFile.HEAD, 64);
        try (SpscShm ring = connect()) {
            ShmProducer producer = fill(ring.producer());
            assertThat(producer.isFailed()).isFalse();
            this.file.putLong(RingFile.TAIL, tail);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> producer.claim(8))
                    .withMessageContaining("position is " + tail)
                    .withMessageContaining("64 to " + (64 + CAPACITY));
            assertFailed(producer);
            assertThat(producer.available()).isBetween(0L, (long) CAPACITY);
            assertThat(this.file.getLong(RingFile.HEAD)).isEqualTo(64 + CAPACITY);
        }
    }

    /** There would be room enough behind it: it is refused for having been further on. */
    @Test
    void aProducerBelievesNoTailThatGoesBack() {
        this.file.putLong(RingFile.TAIL, 64).putLong(RingFile.HEAD, 64);
        try (SpscShm ring = connect()) {
            ShmProducer producer = fill(ring.producer());
            this.file.putLong(RingFile.TAIL, 192);
            assertThat(producer.offer(ByteBuffer.allocate(56))).isTrue();
            this.file.putLong(RingFile.TAIL, 128);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> producer.claim(100))
                    .withMessageContaining("position is 128")
                    .withMessageContaining("192 to " + (128 + CAPACITY));
            assertFailed(producer);
        }
    }

    @Test
    void aSleepingProducerIsToldToo() {
        try (SpscShm ring = connect()) {
            ShmProducer producer = fill(ring.producer());
            CompletableFuture<Boolean> waiting = Background.call(() -> producer.waitForSpace(8, LONG));
            this.file.awaitArmed(RingFile.SPACE_ARM);
            this.file.putLong(RingFile.TAIL, 12345);
            assertThat(waiting)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(ShmCorruptException.class);
            assertFailed(producer);
        }
    }

    // ---- found when a role is taken

    @ParameterizedTest
    @CsvSource({"8, 0", "0, 4104", "0, 12", "0, -8", "9223372036854775807, 0"})
    void aConsumerThatFindsItsTailBrokenCanOnlySkip(long tail, long head) {
        this.file.putLong(RingFile.TAIL, tail).putLong(RingFile.HEAD, head);
        try (SpscShm ring = connect()) {
            ShmConsumer consumer = ring.consumer();
            assertThat(consumer.isQuarantined(0)).isTrue();
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(consumer::peek)
                    .withMessageContaining("tail " + tail)
                    .withMessageContaining("head " + head);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.poll((payload, record) -> {}, 1));
            assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> consumer.waitForData(LONG));
            assertThat(consumer.available()).isBetween(0L, (long) CAPACITY);
            assertThat(consumer.capacity()).isEqualTo(CAPACITY);
            assertThat(consumer.isCurrent()).isTrue();
            if ((head & 7) == 0) {
                assertThat(consumer.skipToHead(0)).isBetween(0L, (long) CAPACITY);
                assertThat(consumer.peek()).isNull();
                assertThat(ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
                assertThat(consumer.peek()).isNotNull();
            } else {
                assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> consumer.skipToHead(0));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "0, 4104", "0, 12", "0, -8"})
    void aProducerThatFindsItsHeadBrokenCanOnlyBeClosed(long tail, long head) {
        this.file.putLong(RingFile.TAIL, tail).putLong(RingFile.HEAD, head);
        try (SpscShm ring = connect()) {
            ShmProducer producer = ring.producer();
            assertFailed(producer);
            assertThat(producer.available()).isBetween(0L, (long) CAPACITY);
            producer.close();
            assertThat(this.file.getLong(RingFile.HEAD)).isEqualTo(head);
            assertThat(this.file.getInt(RingFile.PRODUCER_PID)).isZero();
        }
    }

    @Test
    void aRoleIsNotTakenOnAnObjectWhoseMagicIsGone() {
        try (SpscShm ring = connect()) {
            this.file.putLong(RingFile.MAGIC, 0);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(ring::producer)
                    .withMessageContaining("remove it");
            this.file.putLong(RingFile.MAGIC, 0x00474E49524D4853L);
            assertThat(ring.producer().offer(ByteBuffer.allocate(8)))
                    .as("the lock was given back")
                    .isTrue();
        }
    }

    // ---- the state

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MIN_VALUE})
    void anUnknownStateFailsTheRing(int state) {
        try (SpscShm ring = connect()) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            this.file.putInt(RingFile.STATE, state);
            producer.offer(ByteBuffer.allocate(8)); // noticed behind the gate
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> producer.claim(8))
                    .withMessageContaining("state is " + state);
            assertThat(consumer.poll((payload, record) -> {}, 10))
                    .as("what is there can still be read")
                    .isEqualTo(1);
            assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> consumer.waitForData(LONG));
            assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(consumer::peek);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1})
    void noRoleIsTakenOrResumedInAnUnknownState(int state) {
        try (SpscShm ring = connect()) {
            ShmProducer producer = ring.producer();
            producer.suspend();
            this.file.putInt(RingFile.STATE, state);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(ring::consumer)
                    .withMessageContaining("state " + state);
            assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(producer::resume);
            assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
        }
    }

    private static void assertFailed(ShmProducer producer) {
        assertThat(producer.isFailed()).isTrue();
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> producer.claim(8))
                .withMessageContaining("remove the ring");
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> producer.offer(ByteBuffer.allocate(8), 1, 2));
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(producer::flush);
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> producer.waitForSpace(8, LONG));
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(producer::largestClaimable);
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

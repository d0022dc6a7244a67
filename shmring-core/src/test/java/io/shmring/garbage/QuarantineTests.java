/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmCorruptException;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One producer of many writes garbage: its ring is left out, the others go on. */
@Timeout(60)
class QuarantineTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private MpscConsumer consumer;
    private final MpscProducer[] producers = new MpscProducer[3];

    @BeforeEach
    void open() {
        this.consumer = MpscConsumer.create("many", 3, 4096, this.directory.options());
        for (int i = 0; i < 3; i++) {
            this.producers[i] = MpscProducer.connect("many", i, this.directory.options());
        }
    }

    @AfterEach
    void close() {
        for (MpscProducer producer : this.producers) {
            producer.close();
        }
        this.consumer.close();
    }

    @Test
    void oneExceptionNamesTheSlotThenTheOthersGoOn() {
        offerAll();
        ring(1).putHeader(0, 8, 0x0200, 0);
        List<Integer> seen = new ArrayList<>();
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> poll(seen))
                .withMessageContaining("'many'")
                .satisfies(corrupt -> assertThat(corrupt.producer()).isEqualTo(1));
        assertThat(this.consumer.isQuarantined(0)).isFalse();
        assertThat(this.consumer.isQuarantined(1)).isTrue();
        assertThat(this.consumer.isQuarantined(2)).isFalse();
        poll(seen);
        assertThat(seen).containsExactlyInAnyOrder(0, 2);
        offerAll();
        poll(seen);
        assertThat(seen).containsExactlyInAnyOrder(0, 2, 0, 2);
        assertThat(this.consumer.peek()).isNull();
        assertThat(RingFile.map(this.directory.resolve("many_doorbell")).getLong(RingFile.REJECTS))
                .isEqualTo(1);
    }

    @Test
    void aRingThatIsLeftOutEndsNoWait() {
        this.producers[1].offer(ByteBuffer.allocate(8));
        ring(1).putHeader(0, 8, 0x0200, 0);
        assertThat(this.consumer.waitForData(Duration.ZERO)).isTrue();
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(this.consumer::peek);
        assertThat(this.consumer.waitForData(Duration.ofMillis(150))).isFalse();
        this.producers[1].offer(ByteBuffer.allocate(8));
        assertThat(this.consumer.waitForData(Duration.ofMillis(1))).isFalse();
        this.producers[2].offer(ByteBuffer.allocate(8));
        assertThat(this.consumer.waitForData(Duration.ofDays(1))).isTrue();
    }

    @Test
    void garbageCursorsAreLeftOutAlsoFromWaits() {
        ring(2).putLong(RingFile.HEAD, 12345);
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> {
                    this.consumer.waitForData(Duration.ofDays(1));
                    this.consumer.peek();
                })
                .satisfies(corrupt -> assertThat(corrupt.producer()).isEqualTo(2));
        assertThat(this.consumer.waitForData(Duration.ofMillis(1))).isFalse();
        assertThat(this.consumer.available(2)).isBetween(0L, 4096L);
        assertThat(this.consumer.peek()).isNull();
    }

    @Test
    void skippingToTheHeadHeals() {
        this.producers[1].offer(ByteBuffer.allocate(8));
        this.producers[1].offer(ByteBuffer.allocate(8));
        ring(1).putHeader(0, 8, 0x0200, 0);
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(this.consumer::peek);
        assertThat(this.consumer.skipToHead(1)).isEqualTo(32);
        assertThat(this.consumer.isQuarantined(1)).isFalse();
        List<Integer> seen = new ArrayList<>();
        offerAll();
        poll(seen);
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void severalRingsAreLeftOutOneByOne() {
        offerAll();
        for (int i = 0; i < 3; i++) {
            ring(i).putHeader(0, 4095, 0, 0);
        }
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(this.consumer::peek)
                    .satisfies(corrupt -> slots.add(corrupt.producer()));
        }
        assertThat(slots).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(this.consumer.peek()).isNull();
        assertThat(this.consumer.waitForData(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void aSlotFoundBrokenWhenTheRoleIsTakenIsToldOnce() {
        offerAll();
        this.consumer.suspend();
        ring(0).putLong(RingFile.TAIL, 3);
        this.consumer.resume();
        assertThat(this.consumer.isQuarantined(0)).isTrue();
        List<Integer> seen = new ArrayList<>();
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> poll(seen))
                .satisfies(corrupt -> assertThat(corrupt.producer()).isZero());
        poll(seen);
        assertThat(seen).containsExactlyInAnyOrder(1, 2);
        assertThat(this.consumer.skipToHead(0)).isBetween(0L, 4096L);
        this.producers[0].offer(ByteBuffer.allocate(8));
        poll(seen);
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 0);
    }

    @Test
    void aProducerWhoseConsumerWritesGarbageFailsAlone() {
        while (this.producers[0].offer(ByteBuffer.allocate(56))) {
            assertThat(this.producers[0].available()).isPositive();
        }
        ring(0).putLong(RingFile.TAIL, 3);
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> this.producers[0].claim(8))
                .satisfies(corrupt -> assertThat(corrupt.producer()).isZero());
        assertThat(this.producers[1].offer(ByteBuffer.allocate(8))).isTrue();
    }

    private void offerAll() {
        for (MpscProducer producer : this.producers) {
            assertThat(producer.offer(ByteBuffer.allocate(8))).isTrue();
        }
    }

    private void poll(List<Integer> seen) {
        this.consumer.poll((payload, record) -> seen.add(record.producer()), 1000);
    }

    private RingFile ring(int slot) {
        return RingFile.map(this.directory.resolve("many_ring_" + slot));
    }
}

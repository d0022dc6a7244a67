/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that a producer in its right mind does not write. */
@Timeout(60)
class RecordGarbageTests {

    private static final int CAPACITY = 4096;
    private static final int PAD = 1 << 15;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    /** Where the consumer stands, what it finds there, and how much is published. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "longer than half the ring,          0,    2041,       0,      4096, longer than half",
        "longer than what is published,      0,    57,         0,      64,   longer than half",
        "longer than the rest of the ring,   4032, 57,         0,      4160, longer than half",
        "the largest length,                 0,    4294967295, 0,      4096, longer than half",
        "a negative length,                  0,    2147483648, 0,      4096, longer than half",
        "a length that overflows with 8,     0,    4294967288, 0,      4096, longer than half",
        "flag bit 9,                         0,    8,          0x0200, 64,   undefined flags",
        "flag bit 10,                        0,    8,          0x0400, 64,   undefined flags",
        "flag bit 11,                        0,    8,          0x0800, 64,   undefined flags",
        "flag bit 12,                        0,    8,          0x1000, 64,   undefined flags",
        "flag bit 13,                        0,    8,          0x2000, 64,   undefined flags",
        "flag bit 14,                        0,    8,          0x4000, 64,   undefined flags",
        "two fields in one's room,           0,    15,         0x0003, 64,   more fields than bytes",
        "eight fields in less room,          0,    63,         0x00FF, 128,  more fields than bytes",
        "padding at offset 0,                0,    4088,       0x8000, 4096, no padding",
        "padding that ends before the end,   4032, 48,         0x8000, 4160, no padding",
        "padding that goes beyond the end,   4032, 64,         0x8000, 4160, no padding",
        "padding that is not all published,  4032, 56,         0x8000, 4064, no padding",
        "padding with a stamp,               4032, 56,         0x8001, 4160, no padding",
        "padding with headers,               4032, 56,         0x8100, 4160, no padding",
        "padding with an undefined flag,     4032, 56,         0xC000, 4160, no padding"
    })
    void isRefusedAndSkipped(String what, int position, long length, String flags, long head, String message) {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, position).putLong(RingFile.HEAD, position);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(position, length, Integer.decode(flags), 0).putLong(RingFile.HEAD, head);
            assertRefused(consumer, message);
            assertThat(file.getLong(RingFile.REJECTS)).isEqualTo(1);
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(position);

            assertThat(consumer.skipToHead(0)).isEqualTo(head - position);
            assertThat(consumer.isQuarantined(0)).isFalse();
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(head);
            assertThat(ring.producer().offer(ByteBuffer.allocate(24).put(0, (byte) 7)))
                    .isTrue();
            assertThat(consumer.poll(
                            (payload, record) -> assertThat(payload.get()).isEqualTo((byte) 7), 10))
                    .isEqualTo(1);
        }
    }

    @Test
    void paddingWithATypeIsRefused() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, 4032).putLong(RingFile.HEAD, 4032);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(4032, 56, PAD, 1).putLong(RingFile.HEAD, 4160);
            assertRefused(consumer, "no padding");
        }
    }

    @Test
    void paddingBehindPaddingIsRefused() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, 4032).putLong(RingFile.HEAD, 4032);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(4032, 56, PAD, 0).putHeader(0, 4088, PAD, 0).putLong(RingFile.HEAD, 4032 + 4096);
            assertRefused(consumer, "undefined flags");
        }
    }

    @Test
    void whatCameBeforeTheGarbageIsConsumed() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            RingFile file = file();
            file.putHeader(0, 8, 0, 1).putHeader(16, 8, 0, 2).putHeader(32, 8, 0x0200, 3);
            file.putLong(RingFile.HEAD, 48);
            List<Integer> seen = new ArrayList<>();
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.poll((payload, record) -> seen.add(record.typeId()), 10))
                    .withMessageContaining("offset 32");
            assertThat(seen).containsExactly(1, 2);
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(32);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFC, 0xFF, 0x0D, 0x06})
    void fieldsOfALaterVersionAreSkipped(int flags) {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            int fields = Integer.bitCount(flags & 0xFF) * 8;
            RingFile file = file();
            for (int i = 8; i < 8 + fields; i += 8) {
                file.putLong(RingFile.DATA + i, 1000 + i);
            }
            file.putHeader(0, fields + 8L, flags, 5).putLong(RingFile.DATA + 8 + fields, 42);
            file.putLong(RingFile.HEAD, 16L + fields);
            int handled = consumer.poll(
                    (payload, record) -> {
                        assertThat(record.length()).isEqualTo(8);
                        assertThat(record.typeId()).isEqualTo(5);
                        assertThat(record.publishTimeNanos()).isEqualTo((flags & 1) != 0 ? 1008 : 0);
                        assertThat(record.correlation())
                                .isEqualTo((flags & 2) == 0 ? 0 : (flags & 1) != 0 ? 1016 : 1008);
                        assertThat(record.hasHeaderBlock()).isFalse();
                        assertThat(record.headerBlockLength()).isZero();
                        assertThat(payload.remaining()).isEqualTo(8);
                        assertThat(payload.getLong()).isEqualTo(42);
                    },
                    10);
            assertThat(handled).isEqualTo(1);
            assertThat(ring.available()).isZero();
        }
    }

    @Test
    void paddingAloneIsConsumedAndTheRecordBehindItIsFoundLater() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, 4032).putLong(RingFile.HEAD, 4032);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(4032, 56, PAD, 0).putLong(RingFile.HEAD, 4096);
            assertThat(consumer.peek()).isNull();
            assertThat(file.getLong(RingFile.TAIL)).as("the room is given back").isEqualTo(4096);
            assertThat(consumer.waitForData(Duration.ZERO)).isFalse();
            file.putHeader(0, 8, 0, 9).putLong(RingFile.HEAD, 4112);
            assertThat(consumer.waitForData(Duration.ZERO)).isTrue();
            assertThat(consumer.peek()).isNotNull();
            assertThat(consumer.record().typeId()).isEqualTo(9);
            consumer.release();
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(4112);
        }
    }

    /** Every later call says the same until the garbage is given up. */
    private static void assertRefused(ShmConsumer consumer, String message) {
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(consumer::peek)
                .withMessageContaining(message)
                .withMessageContaining("skipToHead")
                .satisfies(corrupt -> assertThat(corrupt.producer()).isEqualTo(-1));
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(consumer::peek);
        assertThatExceptionOfType(ShmCorruptException.class)
                .isThrownBy(() -> consumer.poll((payload, record) -> {}, 10))
                .withMessageContaining(message);
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> consumer.waitForData(Duration.ofDays(1)));
        assertThat(consumer.isQuarantined(0)).isTrue();
    }

    private RingFile file() {
        return RingFile.map(this.directory.resolve("ring"));
    }
}

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
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header blocks as a producer should not write them, and what a reader has to take although it does not know it. */
@Timeout(60)
class HeaderBlockGarbageTests {

    private static final int HEADERS = 0x100;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    /** How long the record is, its flags, and what its first payload bytes say of the block's size. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no payload at all,               0,  0x0100, 8,     a payload of 0 bytes",
        "a payload of less than a word,   7,  0x0100, 8,     a payload of 7 bytes",
        "a field and less than a word,    15, 0x0101, 8,     a payload of 7 bytes",
        "all fields and nothing else,     64, 0x01FF, 8,     a payload of 0 bytes",
        "a block of no bytes,             16, 0x0100, 0,     a header block of 0 bytes in a payload of 16",
        "a block of its start alone,      16, 0x0100, 4,     a header block of 4 bytes in a payload of 16",
        "a block that is not aligned,     16, 0x0100, 12,    a header block of 12 bytes in a payload of 16",
        "a block longer by one,           16, 0x0100, 9,     a header block of 9 bytes in a payload of 16",
        "a block beyond the payload,      16, 0x0100, 24,    a header block of 24 bytes in a payload of 16",
        "a block beyond its last bytes,   15, 0x0100, 16,    a header block of 16 bytes in a payload of 15",
        "a block as long as the fields,   24, 0x0103, 16,    a header block of 16 bytes in a payload of 8",
        "the largest block,               16, 0x0100, 65528, a header block of 65528 bytes in a payload of 16",
        "all bits of the size,            16, 0x0100, 65535, a header block of 65535 bytes in a payload of 16"
    })
    void isRefused(String what, int length, String flags, int blockSize, String message) {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            write(length, Integer.decode(flags), 1, 0, blockSize);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(consumer::peek)
                    .withMessageContaining("at position 0, offset 0")
                    .withMessageContaining(message)
                    .withMessageContaining("skipToHead");
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.poll((payload, record) -> {}, 10));
            assertThat(consumer.isQuarantined(0)).isTrue();
            assertThat(file().getLong(RingFile.REJECTS)).isEqualTo(1);
            assertThat(file().getLong(RingFile.TAIL)).isZero();

            consumer.skipToHead(0);
            assertThat(ring.producer().offer(ByteBuffer.allocate(8))).isTrue();
            assertThat(consumer.poll(
                            (payload, record) ->
                                    assertThat(record.headerBlockLength()).isZero(),
                            10))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the smallest block and no body,  8,     0x0100, 1,   0,   8",
        "a block and a body of one byte,  17,    0x0100, 1,   0,   16",
        "a block that is all,             24,    0x0100, 1,   0,   24",
        "a block behind two fields,       32,    0x0103, 1,   0,   8",
        "a block behind unknown fields,   88,    0x01FF, 1,   0,   16",
        "an unknown version,              32,    0x0100, 2,   0,   24",
        "version 0,                       32,    0x0100, 0,   0,   24",
        "the last version,                32,    0x0100, 255, 0,   24",
        "something reserved,              32,    0x0100, 1,   255, 24",
        "the largest block,               65536, 0x0100, 1,   0,   65528"
    })
    void isSkipped(String what, int length, String flags, int version, int reserved, int blockSize) {
        try (SpscShm ring = SpscShm.create("ring", 1 << 18, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            int fields = write(length, Integer.decode(flags), version, reserved, blockSize);
            int body = length - fields - blockSize;
            int handled = consumer.poll(
                    (payload, record) -> {
                        assertThat(record.hasHeaderBlock()).isTrue();
                        assertThat(record.headerBlockLength()).isEqualTo(blockSize);
                        assertThat(record.length()).isEqualTo(length - fields);
                        assertThat(payload.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                        assertThat(payload.get(payload.position())).isEqualTo((byte) version);
                        payload.position(payload.position() + record.headerBlockLength());
                        assertThat(payload.remaining()).isEqualTo(body);
                    },
                    10);
            assertThat(handled).isEqualTo(1);
            assertThat(ring.available()).isZero();
        }
    }

    @Test
    void aSizeChangedAfterTheCheckChangesNothing() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            write(32, HEADERS, 1, 0, 16);
            assertThat(consumer.peek()).isNotNull();
            assertThat(consumer.record().headerBlockLength()).isEqualTo(16);
            file().putShort(RingFile.DATA + 8 + 2, 65528);
            assertThat(consumer.record().headerBlockLength()).isEqualTo(16);
            assertThat(consumer.peek().remaining()).isEqualTo(32);
            consumer.release();
            assertThat(ring.available()).isZero();
        }
    }

    @Test
    void theNextRecordHasNoBlockOfTheOneBefore() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            write(16, HEADERS, 1, 0, 8);
            file().putHeader(24, 8, 0, 5).putLong(RingFile.HEAD, 40);
            int[] lengths = new int[8];
            assertThat(consumer.poll((payload, record) -> lengths[record.typeId()] = record.headerBlockLength(), 1))
                    .isEqualTo(1);
            assertThat(lengths[0]).isEqualTo(8);
            lengths[5] = -1;
            assertThat(consumer.poll((payload, record) -> lengths[record.typeId()] = record.headerBlockLength(), 1))
                    .isEqualTo(1);
            assertThat(lengths[5]).isZero();
        }
    }

    /** Publishes one record at position 0. Returns how long its fields are. */
    private int write(int length, int flags, int version, int reserved, int blockSize) {
        int fields = Integer.bitCount(flags & 0xFF) * 8;
        RingFile file = file();
        for (int i = 0; i < fields; i += 8) {
            file.putLong(RingFile.DATA + 8 + i, -1); // no size of a block
        }
        file.putLong(RingFile.DATA + 8 + fields, version | reserved << 8 | (long) blockSize << 16);
        file.putHeader(0, length, flags, 0).putLong(RingFile.HEAD, (8L + length + 7) & ~7L);
        return fields;
    }

    private RingFile file() {
        return RingFile.map(this.directory.resolve("ring"));
    }
}

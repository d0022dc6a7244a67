/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.BatchHandler;
import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.testing.RecordingBatch;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Garbage behind messages that are handed out together, and producers that change what was handed out. */
@Timeout(60)
class BatchGarbageTests {

    private static final int CAPACITY = 4096;
    private static final int PAD = 1 << 15;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final RecordingBatch all = RecordingBatch.consumingAll();

    /** Two messages, then this header and zeroes in what is published behind it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "longer than half the ring,         2041,       0,      4096, longer than half",
        "longer than what is published,     57,         0,      64,   longer than half",
        "the largest length,                4294967295, 0,      4096, longer than half",
        "an undefined flag,                 8,          0x0200, 64,   undefined flags",
        "more fields than bytes,            15,         0x0003, 64,   more fields than bytes",
        "a header block of no bytes,        16,         0x0100, 64,   a header block of 0 bytes",
        "a header block without payload,    0,          0x0100, 40,   a payload of 0 bytes",
        "padding that ends before the end,  48,         0x8000, 4096, no padding",
        "padding that is not all published, 4056,       0x8000, 64,   no padding"
    })
    void whatIsInFrontOfItIsABatchOfItsOwn(String what, long length, String flags, long head, String message) {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            RingFile file = offerTwo(ring).putHeader(32, length, Integer.decode(flags), 0);
            file.putLong(RingFile.HEAD, head);

            assertThat(consumer.pollBatch(RecordingBatch.consuming(0), 10)).isZero();
            assertThat(consumer.pollBatch(RecordingBatch.consuming(1), 10)).isEqualTo(1);
            assertThat(consumer.isQuarantined(0)).isFalse();
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(16);
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
            assertThat(this.all.batch()).containsExactly("b");
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(32);
            assertThat(file.getLong(RingFile.REJECTS)).isZero();

            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(ShmCorruptException.class)
                        .isThrownBy(() -> consumer.pollBatch(this.all, 10))
                        .withMessageContaining("at position 32, offset 32")
                        .withMessageContaining(message)
                        .withMessageContaining("skipToHead");
            }
            assertThat(consumer.isQuarantined(0)).isTrue();
            assertThat(file.getLong(RingFile.REJECTS)).isEqualTo(1);
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(32);

            assertThat(consumer.skipToHead(0)).isEqualTo(head - 32);
            file.putHeader((int) head & (CAPACITY - 1), 8, 0, 0).putLong(RingFile.HEAD, head + 16);
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
        }
    }

    @Test
    void garbageBehindPaddingIsFoundByTheNextLook() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, 4064).putLong(RingFile.HEAD, 4064);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(4064, 8, 0, 0).putHeader(4080, 8, PAD, 0).putHeader(0, 8, 0x0200, 0);
            file.putLong(RingFile.HEAD, 4112);
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(4080);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.pollBatch(this.all, 10))
                    .withMessageContaining("undefined flags");
        }
    }

    /** Nothing of a batch is given back before its end: not even by padding that is alone, as other writers may leave it. */
    @Test
    void paddingAloneEndsABatchAndGivesNothingBack() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            RingFile file = file().putLong(RingFile.TAIL, 4064).putLong(RingFile.HEAD, 4064);
            ShmConsumer consumer = ring.consumer();
            file.putHeader(4064, 8, 0, 0).putHeader(4080, 8, PAD, 0).putLong(RingFile.HEAD, 4096);
            RecordingBatch looking = RecordingBatch.answering(size -> {
                assertThat(file.getLong(RingFile.TAIL)).isEqualTo(4064);
                return size;
            });
            assertThat(consumer.pollBatch(looking, 10)).isEqualTo(1);
            assertThat(consumer.pollBatch(this.all, 10)).isZero();
            assertThat(file.getLong(RingFile.TAIL))
                    .as("the room of the padding")
                    .isEqualTo(4096);
            file.putHeader(0, 8, 0, 0).putLong(RingFile.HEAD, 4112);
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
        }
    }

    @Test
    void whatWasHandedOutIsConsumedWhateverItsProducerDoesMeanwhile() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            RingFile file = offerTwo(ring);
            RecordingBatch one = RecordingBatch.answering(size -> {
                file.putHeader(0, 2000, 0, 0).putHeader(16, 4294967295L, 0x0200, 0);
                return 1;
            });
            assertThat(consumer.pollBatch(one, 10)).isEqualTo(1);
            assertThat(one.batch()).containsExactly("a", "b");
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(16);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.pollBatch(this.all, 10))
                    .withMessageContaining("at position 16");
        }
    }

    /** It is not looked at before the batch is consumed. */
    @Test
    void aHeadThatGoesBackMeanwhileIsFoundByTheNextLook() {
        try (SpscShm ring = SpscShm.create("ring", CAPACITY, this.directory.options())) {
            ShmConsumer consumer = ring.consumer();
            RingFile file = offerTwo(ring);
            BatchHandler handler = new BatchHandler() {
                @Override
                public void onMessage(ByteBuffer payload, ShmRecord record) {
                    file.putLong(RingFile.HEAD, 8);
                }

                @Override
                public int onBatch(int size) {
                    return size;
                }
            };
            assertThat(consumer.pollBatch(handler, 10)).isEqualTo(2);
            assertThat(file.getLong(RingFile.TAIL)).isEqualTo(32);
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.pollBatch(this.all, 10))
                    .withMessageContaining("the producer's position is 8");
        }
    }

    @Test
    void ofManyProducersOneIsLeftOutAndTheOthersGoOn() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, CAPACITY, this.directory.options());
                MpscProducer bad = MpscProducer.connect("many", 0, this.directory.options());
                MpscProducer good = MpscProducer.connect("many", 1, this.directory.options())) {
            bad.offer(ByteBuffer.wrap(new byte[] {'a'}));
            bad.offer(ByteBuffer.wrap(new byte[] {'b'}));
            RingFile.map(this.directory.resolve("many_ring_0")).putHeader(16, 8, 0x0200, 0);
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
            assertThat(this.all.batch()).containsExactly("a");
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> consumer.pollBatch(this.all, 10))
                    .satisfies(corrupt -> assertThat(corrupt.producer()).isZero());
            assertThat(consumer.pollBatch(this.all, 10)).isZero();
            good.offer(ByteBuffer.wrap(new byte[] {'c'}));
            assertThat(consumer.pollBatch(this.all, 10)).isEqualTo(1);
            assertThat(this.all.batches()).containsExactly(List.of("a"), List.of("c"));
        }
    }

    /** Two messages of 16 bytes each at position 0. */
    private RingFile offerTwo(SpscShm ring) {
        ring.producer().offer(ByteBuffer.wrap(new byte[] {'a'}));
        ring.producer().offer(ByteBuffer.wrap(new byte[] {'b'}));
        return file();
    }

    private RingFile file() {
        return RingFile.map(this.directory.resolve("ring"));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Garbage in shared memory: the C side says so and lives, under a sanitizer that would end it at the first stray access. */
@Timeout(60)
class GarbageTests extends CrossLanguageTest {

    private static final int CAPACITY = 4096;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private ChildProgram peer;
    private RingFile file;

    @BeforeEach
    void create() {
        SpscShm.create("ring", CAPACITY, this.directory.options()).close();
        this.file = RingFile.map(this.directory.resolve("ring"));
        this.peer = this.children.start(
                new ProcessBuilder(NativeCode.sanitizedPeer().toString()));
        this.peer.call("directory", this.directory.path()).value();
        this.peer.call("options", 50, 0, 0).value();
    }

    /** Where the consumer stands, what it finds there, and how much is published. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "longer than half the ring,          0,    2041,       0,      4096",
        "longer than what is published,      0,    57,         0,      64",
        "longer than the rest of the ring,   4032, 57,         0,      4160",
        "the largest length,                 0,    4294967295, 0,      4096",
        "a negative length,                  0,    2147483648, 0,      4096",
        "a length that overflows with 8,     0,    4294967288, 0,      4096",
        "flag bit 9,                         0,    8,          0x0200, 64",
        "flag bit 14,                        0,    8,          0x4000, 64",
        "two fields in one's room,           0,    15,         0x0003, 64",
        "eight fields in less room,          0,    63,         0x00FF, 128",
        "padding at offset 0,                0,    4088,       0x8000, 4096",
        "padding that ends before the end,   4032, 48,         0x8000, 4160",
        "padding that goes beyond the end,   4032, 64,         0x8000, 4160",
        "padding that is not all published,  4032, 56,         0x8000, 4064",
        "padding with a stamp,               4032, 56,         0x8001, 4160",
        "padding with headers,               4032, 56,         0x8100, 4160",
        "a header block in 7 bytes,          0,    7,          0x0100, 64",
        "a header block without a size,      0,    16,         0x0100, 64"
    })
    void recordIsRefusedAndSkipped(String what, int position, long length, String flags, long head) {
        this.file.putLong(RingFile.TAIL, position).putLong(RingFile.HEAD, position);
        this.peer.call("takeConsumer", "ring", "spsc").value();
        this.file.putHeader(position, length, Integer.decode(flags), 0).putLong(RingFile.HEAD, head);
        assertCorrupt(this.peer.call("peek"));
        assertCorrupt(this.peer.call("poll", 10));
        assertThat(this.peer.call("isQuarantined", 0).isTrue()).isTrue();
        assertThat(this.file.getLong(RingFile.REJECTS)).isEqualTo(1);
        assertThat(this.file.getLong(RingFile.TAIL)).isEqualTo(position);

        this.peer.call("skipToHead", 0).value();
        assertThat(this.file.getLong(RingFile.TAIL)).isEqualTo(head);
        try (SpscShm ring = SpscShm.connect("ring", this.directory.options())) {
            ring.producer().offer(ByteBuffer.allocate(24), 7);
        }
        assertThat(this.peer.call("peek").value()).startsWith("24 0 0 7 ");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {64 + CAPACITY + 8, 64 + 2 * CAPACITY, 68, 65, 56, 0, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void headThatCannotBeIsNotBelieved(long head) {
        this.file.putLong(RingFile.TAIL, 64).putLong(RingFile.HEAD, 64);
        this.peer.call("takeConsumer", "ring", "spsc").value();
        assertThat(this.peer.call("peek").value()).isEqualTo("EMPTY");
        this.file.putLong(RingFile.HEAD, head);
        assertCorrupt(this.peer.call("peek"));
        assertThat(this.file.getLong(RingFile.TAIL)).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(longs = {64 + CAPACITY + 8, 68, 65, 56, 0, -8, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void tailThatCannotBeIsNotBelieved(long tail) {
        this.file.putLong(RingFile.TAIL, 64).putLong(RingFile.HEAD, 64);
        this.peer.call("takeProducer", "ring", "spsc").value();
        this.peer.call("publishUntilFull", 0).value();
        this.file.putLong(RingFile.TAIL, tail);
        assertCorrupt(this.peer.call("waitForSpace", CAPACITY / 2 - 16, HOUR));
        assertCorrupt(this.peer.call("offer", CAPACITY / 2 - 16));
    }

    @Test
    void producerDoesNotBeginWhereNoneCanHaveStopped() {
        this.file.putLong(RingFile.HEAD, 12);
        assertCorrupt(this.peer.call("takeProducer", "ring", "spsc"));
        this.file.putLong(RingFile.HEAD, CAPACITY + 8);
        assertCorrupt(this.peer.call("takeProducer", "ring", "spsc"));
        this.file.putLong(RingFile.HEAD, CAPACITY);
        this.peer.call("takeProducer", "ring", "spsc").value();
    }

    @Test
    void stateThatCannotBeFailsTheRing() {
        this.peer.call("takeProducer", "ring", "spsc").value();
        this.peer.call("takeConsumer", "ring", "spsc").value();
        this.file.putInt(RingFile.STATE, 77);
        this.peer.call("offer", 8).value();
        assertCorrupt(this.peer.call("offer", 8));
        assertThat(this.peer.call("skip", 5).number()).isEqualTo(1);
        assertCorrupt(this.peer.call("waitForData", HOUR));
        assertThat(this.peer.call("open", "ring").failure().type()).isEqualTo("FORMAT");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "8, 2",
        "12, 255",
        "16, 8192",
        "16, 4097",
        "16, 0",
        "24, 0",
        "32, 1",
        "48, 2",
        "52, 2",
        "52, 0",
        "56, 1"
    })
    void immutableFieldThatCannotBeIsRefused(int offset, int value) {
        if (offset % 8 == 4 || offset == 52) {
            this.file.putShort(offset, value);
        } else {
            this.file.putLong(offset, value);
        }
        assertThat(this.peer.call("open", "ring").failure().type()).isEqualTo("FORMAT");
    }

    @Test
    void laterMinorVersionIsRead() {
        this.file.putShort(RingFile.MINOR, 9);
        assertThat(this.peer.call("open", "ring").number()).isEqualTo(CAPACITY);
    }

    @Test
    void ringOfASystemWithGarbageIsLeftOutAndTheOthersGoOn() {
        try (MpscConsumer all = MpscConsumer.create("many", 3, CAPACITY, this.directory.options())) {
            assertThat(all.producers()).isEqualTo(3);
        }
        this.peer.call("takeConsumer", "many", "mpsc").value();
        try (MpscProducer good = MpscProducer.connect("many", 2, this.directory.options())) {
            RingFile.map(this.directory.resolve("many_ring_1")).putLong(RingFile.HEAD, 12345);
            Answer.Failure refused = this.peer.call("peek").failure();
            assertThat(refused.type()).isEqualTo("CORRUPT");
            assertThat(refused.message()).isEqualTo("slot 1");
            good.offer(ByteBuffer.allocate(3), 8);
            assertThat(this.peer.call("waitForData", HOUR).isTrue()).isTrue();
            assertThat(this.peer.call("peek").value()).startsWith("3 0 0 8 ");
            this.peer.call("release").value();
            assertThat(this.peer.call("isQuarantined", 1).isTrue()).isTrue();
            assertThat(this.peer.call("waitForData", 1).isTrue())
                    .as("nothing else")
                    .isFalse();
            assertThat(RingFile.map(this.directory.resolve("many_doorbell")).getLong(RingFile.REJECTS))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 99", "32, 99", "52, 1", "54, 2"})
    void ringThatIsNotTheOneInTheSlotIsRefused(int offset, int value) {
        MpscConsumer.create("many", 3, CAPACITY, this.directory.options()).close();
        RingFile.map(this.directory.resolve("many_ring_1")).putShort(offset, value);
        assertThat(this.peer.call("takeProducer", "many", "mpsc-1").failure().type())
                .isEqualTo("FORMAT");
        assertThat(this.peer.call("takeConsumer", "many", "mpsc").failure().type())
                .isEqualTo("FORMAT");
        assertThat(this.peer.call("takeProducer", "many", "mpsc-0").number()).isZero();
    }

    /** Everything that a peer may write, at random, while both roles are at work in C. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomGarbageHurtsNobody(long seed) {
        Random random = new Random(seed);
        long corrupt = 0;
        this.peer.call("takeConsumer", "ring", "spsc").value();
        for (int round = 0; round < 1000; round++) {
            long tail = this.file.getLong(RingFile.TAIL);
            for (int i = random.nextInt(6); i > 0; i--) {
                long offset = tail + 8L * random.nextInt(64) & CAPACITY - 1;
                int flags = random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(4) << 15 & 0x8000;
                long length = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(200);
                this.file.putHeader((int) offset, length, flags, random.nextInt(0x10000));
            }
            if (random.nextInt(50) == 0) {
                this.file.putInt(192 + 4 * random.nextInt(2), random.nextInt());
                this.file.putInt(208 + 4 * random.nextInt(5), random.nextInt());
            }
            this.file.putLong(RingFile.HEAD, tail + 8L * random.nextInt(CAPACITY / 8 + 1));
            Answer answer = random.nextBoolean() ? this.peer.call("poll", 5) : this.peer.call("peek");
            if (!answer.succeeded()) {
                assertCorrupt(answer);
                corrupt++;
                this.peer.call("skipToHead", 0).value();
            } else if (this.peer.call("release").succeeded()) {
                assertThat(this.peer.call("waitForData", 1).value()).isIn("true", "false");
            }
        }
        assertThat(corrupt).isPositive();
    }

    private static void assertCorrupt(Answer answer) {
        assertThat(answer.failure().type()).isEqualTo("CORRUPT");
    }
}

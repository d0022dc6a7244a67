/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one language writes the other one reads: every part of a record, and rings filled to the brim. */
@Timeout(60)
class RecordTests extends CrossLanguageTest {

    private static final int CAPACITY = 4096;

    /** A laps of messages of all lengths, empty ones, the longest and long runs of zeroes among them. */
    @ParameterizedTest
    @CsvSource({"java, c", "c, java"})
    void ringIsFilledToTheBrimAndDrainedLapByLap(String writer, String reader) {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram producer = producerIn(writer, name, "spsc");
        ChildProgram consumer = consumerIn(reader, name, "spsc");
        long next = 0;
        for (int lap = 0; lap < 300; lap++) {
            long end = producer.call("publishUntilFull", next).number();
            assertThat(end).isGreaterThan(next);
            assertThat(consumer.call("consumeUntilEmpty", next).number()).isEqualTo(end);
            next = end;
        }
        assertDrained(name, next);
        assertThat(snapshot(name).rings().get(0).stalls()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 1000, CAPACITY / 2 - 16})
    void lengthTypeAndCorrelationArriveInJava(int length) {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram producer = producerIn("c", name, "spsc");
        ShmConsumer consumer = consumer(name, "spsc");
        assertThat(producer.call("maxLength").number()).isEqualTo(CAPACITY / 2 - 16);
        byte[] payload = payload(length);
        String hex = length == 0 ? "-" : HexFormat.of().formatHex(payload);
        for (int correlates = 0; correlates < 2; correlates++) {
            assertThat(producer.call("offerBytes", hex, 2 * correlates, 0xFEDC, Long.MAX_VALUE - 7)
                            .isTrue())
                    .isTrue();
            ByteBuffer view = consumer.peek();
            assertThat(view).isNotNull();
            byte[] copy = new byte[view.remaining()];
            view.get(copy);
            assertThat(copy).isEqualTo(payload);
            assertThat(consumer.record().typeId()).isEqualTo(0xFEDC);
            assertThat(consumer.record().hasCorrelation()).isEqualTo(correlates == 1);
            assertThat(consumer.record().correlation()).isEqualTo(correlates == 1 ? Long.MAX_VALUE - 7 : 0);
            assertThat(consumer.record().hasPublishTime()).isFalse();
            assertThat(consumer.record().hasHeaderBlock()).isFalse();
            consumer.release();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 1000, CAPACITY / 2 - 16})
    void lengthTypeAndCorrelationArriveInC(int length) {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram consumer = consumerIn("c", name, "spsc");
        ShmProducer producer = producer(name, "spsc");
        byte[] payload = payload(length);
        String hex = HexFormat.of().formatHex(payload);
        assertThat(producer.offer(ByteBuffer.wrap(payload), 0xFEDC, 1234567890123L))
                .isTrue();
        assertThat(producer.offer(ByteBuffer.wrap(payload), 3)).isTrue();
        assertThat(consumer.call("peek").value()).isEqualTo(length + " 0 2 65244 1234567890123 0 x" + hex);
        assertThat(consumer.call("peek").value()).as("the same again").startsWith(length + " 0 2 65244 ");
        consumer.call("release").value();
        assertThat(consumer.call("peek").value()).isEqualTo(length + " 0 0 3 0 0 x" + hex);
        consumer.call("release").value();
        assertThat(consumer.call("peek").value()).isEqualTo("EMPTY");
        assertThat(consumer.call("release").failure().type()).isEqualTo("INVALID");
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 7 + 1);
        }
        return payload;
    }

    @Test
    void messageThatNeverFitsIsRefusedInC() {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram producer = producerIn("c", name, "spsc");
        assertThat(producer.call("offer", CAPACITY / 2 - 15).failure().type()).isEqualTo("TOO_LONG");
        assertThat(producer.call("waitForSpace", CAPACITY / 2 - 15, HOUR)
                        .failure()
                        .type())
                .isEqualTo("TOO_LONG");
        assertThat(producer.call("offer", CAPACITY / 2 - 16).isTrue()).isTrue();
        assertThat(producer.call("offer", CAPACITY / 2 - 16).isTrue()).isTrue();
        assertThat(producer.call("offer", 0).isTrue()).as("in a full ring").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "c"})
    void stampsOfOneClockGoBothWays(String creator) {
        String name = this.names.next();
        if (creator.equals("java")) {
            SpscShm.create(name, CAPACITY, ShmOptions.builder().stamped(true).build())
                    .close();
        } else {
            ChildProgram maker = c();
            maker.call("stamped", "true").value();
            maker.call("create", name, CAPACITY).value();
        }
        ChildProgram peer = producerIn("c", name, "spsc");
        assertThat(peer.call("maxLength").number()).isEqualTo(CAPACITY / 2 - 24);
        try (SpscShm ring = SpscShm.connect(name)) {
            assertThat(ring.isStamped()).isTrue();
            long before = System.nanoTime();
            peer.call("offer", 3).value();
            long after = System.nanoTime();
            assertThat(ring.consumer().peek()).isNotNull();
            assertThat(ring.consumer().record().publishTimeNanos()).isBetween(before, after);
            assertThat(ring.consumer().record().correlation()).isEqualTo(3);
            ring.consumer().release();
            ring.consumer().close();
            peer.call("closeProducer").value();

            peer.call("takeConsumer", name, "spsc").value();
            before = System.nanoTime();
            ring.producer().offer(ByteBuffer.allocate(1), 5, 77);
            after = System.nanoTime();
            String[] told = peer.call("peek").value().split(" ");
            assertThat(told).startsWith("1", "0", "3", "5", "77");
            assertThat(Long.parseLong(told[5])).isBetween(before, after);
        }
    }

    /** A block with one entry: name "a", value f1 f2, then zeroes. */
    @Test
    void headerBlockArrivesInJavaAndWhatIsNoneIsNotWritten() {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram producer = producerIn("c", name, "spsc");
        ShmConsumer consumer = consumer(name, "spsc");
        String block = "0100100001000200" + "61f1f20000000000";
        assertThat(producer.call("offerBytes", block + "0102030405", 0x100, 7, 0)
                        .isTrue())
                .isTrue();
        AtomicInteger handled = new AtomicInteger();
        consumer.poll(
                (payload, record) -> {
                    handled.incrementAndGet();
                    assertThat(record.headerBlockLength()).isEqualTo(16);
                    assertThat(record.length()).isEqualTo(16 + 5);
                    assertThat(payload.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                },
                10);
        assertThat(handled).hasValue(1);
        for (String none :
                new String[] {"-", "01000400", "0100180000000000", "0100000000000000", "01000c0000000000ffffffff"}) {
            assertThat(producer.call("offerBytes", none, 0x100, 7, 0).failure().type())
                    .isEqualTo("INVALID");
        }
        assertThat(producer.call("offerBytes", "11", 0, 0, 0).isTrue())
                .as("after what was refused")
                .isTrue();
        assertThat(consumer.poll((payload, record) -> assertThat(payload.get()).isEqualTo((byte) 0x11), 10))
                .isEqualTo(1);
    }

    /** There is no call in Java that writes header blocks, nor one in either language for fields of later versions. */
    @Test
    void headerBlocksAndFieldsOfLaterVersionsAreReadInC() {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        ChildProgram consumer = consumerIn("c", name, "spsc");
        RingFile file = file(name);
        file.putHeader(0, 8 + 16 + 2, 0x0102, 9)
                .putLong(RingFile.DATA + 8, 42)
                .putLong(RingFile.DATA + 16, 0x0010_0001L)
                .putLong(RingFile.DATA + 32, 0xBBAA);
        file.putHeader(40, 64 + 1, 0x00FF, 10);
        for (int i = 0; i < 8; i++) {
            file.putLong(RingFile.DATA + 48 + 8 * i, 1000 + i);
        }
        file.putLong(RingFile.DATA + 48 + 64, 0xCC);
        file.putLong(RingFile.HEAD, 40 + 80);
        assertThat(consumer.call("peek").value())
                .isEqualTo("18 16 258 9 42 0 x" + "0100100000000000" + "00".repeat(8) + "aabb");
        consumer.call("release").value();
        assertThat(consumer.call("peek").value()).isEqualTo("1 0 255 10 1001 1000 xcc");
        consumer.call("release").value();
        assertThat(file.getLong(RingFile.TAIL)).isEqualTo(120);
    }

    @Test
    void paddingAloneIsGivenBackInC() {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        RingFile file = file(name).putLong(RingFile.TAIL, 4032).putLong(RingFile.HEAD, 4032);
        ChildProgram consumer = consumerIn("c", name, "spsc");
        file.putHeader(4032, 56, 0x8000, 0).putLong(RingFile.HEAD, 4096);
        assertThat(consumer.call("peek").value()).isEqualTo("EMPTY");
        assertThat(file.getLong(RingFile.TAIL)).isEqualTo(4096);
        assertThat(consumer.call("waitForData", 0).isTrue()).isFalse();
        file.putHeader(0, 0, 0, 9).putLong(RingFile.HEAD, 4104);
        assertThat(consumer.call("peek").value()).isEqualTo("0 0 0 9 0 0 x");
    }

    /** Positions wrap: the ring stands a little before 2^64. */
    @ParameterizedTest
    @CsvSource({"java, c", "c, java"})
    void positionsWrap(String writer, String reader) {
        String name = this.names.next();
        SpscShm.create(name, CAPACITY).close();
        file(name).putLong(RingFile.TAIL, -3 * CAPACITY).putLong(RingFile.HEAD, -3 * CAPACITY);
        ChildProgram producer = producerIn(writer, name, "spsc");
        ChildProgram consumer = consumerIn(reader, name, "spsc");
        producer.begin("publish", 0, 3000, 0);
        consumer.call("consume", 0, 3000, 0).value();
        producer.answer().value();
        assertThat(file(name).getLong(RingFile.HEAD)).isBetween(1L, 1L << 40);
        assertNoRescues(name);
    }
}

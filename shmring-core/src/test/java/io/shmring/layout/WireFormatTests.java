/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.RingFile;
import io.shmring.testing.RingNames;
import io.shmring.testing.WireFormatPage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Golden bytes, written down as numbers: the format must not move because a constant does. */
@Timeout(30)
class WireFormatTests {

    @RegisterExtension
    final RingNames names = new RingNames();

    @Test
    void ringOfOneProducer() throws IOException {
        String name = this.names.next();
        long before = System.currentTimeMillis();
        try (SpscShm ring = SpscShm.create(name, 4000)) {
            ShmProducer producer = ring.producer();
            producer.offer(bytes("01 02 03"), 0xABCD);
            producer.claim(9, 7, 0x1122334455667788L).putLong(-1).put((byte) 5);
            producer.publish(9);
            producer.offer(ByteBuffer.allocate(0));
            ShmConsumer consumer = ring.consumer();
            consumer.poll((payload, record) -> {}, 2);

            ByteBuffer file = read(name);
            assertThat(file.capacity()).isEqualTo(256 + 4096);
            assertThat(hex(file, 0, 24)).isEqualTo(grouped("53484d52494e4700 0100 0000 00010000 0010000000000000"));
            assertThat(file.getLong(24)).as("instance id").isNotZero();
            assertThat(file.getLong(32)).as("system id").isZero();
            assertThat(file.getLong(40)).as("created").isBetween(before, System.currentTimeMillis());
            assertThat(hex(file, 48, 16)).isEqualTo(grouped("00000000 0100 0000 0000000000000000"));

            assertThat(file.getLong(64)).as("head").isEqualTo(16 + 32 + 8);
            assertThat(file.getLong(72)).as("published").isEqualTo(3);
            assertThat(file.getLong(80)).as("stalls").isZero();
            assertThat(file.getLong(88)).as("space rescues").isZero();
            assertThat(file.getInt(96)).as("producer epoch").isEqualTo(1);
            assertThat(file.getInt(100)).as("producer pid").isEqualTo((int) pid());
            assertZero(file, 104, 128);

            assertThat(file.getLong(128)).as("tail").isEqualTo(16 + 32);
            assertThat(file.getLong(136)).as("consumed").isEqualTo(2);
            assertThat(file.getLong(144)).as("rejects").isZero();
            assertThat(file.getLong(152)).as("data rescues").isZero();
            assertThat(file.getInt(160)).as("consumer epoch").isEqualTo(1);
            assertThat(file.getInt(164)).as("consumer pid").isEqualTo((int) pid());
            assertZero(file, 168, 192);

            assertThat(file.getLong(192)).as("data arm").isEven();
            assertThat(file.getInt(200)).as("data seq: the producer's attach").isEqualTo(1);
            assertThat(file.getInt(204)).as("state").isEqualTo(1);
            assertThat(file.getLong(208)).as("space arm").isEven();
            assertThat(file.getInt(224)).as("space seq: the consumer's attach").isEqualTo(1);
            assertThat(file.getInt(228)).as("reason").isZero();
            assertZero(file, 232, 256);

            assertThat(hex(file, 256, 16)).as("record 1").isEqualTo(grouped("03000000 0000 cdab 0102030000000000"));
            assertThat(hex(file, 272, 32))
                    .as("record 2")
                    .isEqualTo(grouped("11000000 0200 0700 8877665544332211 ffffffffffffffff 0500000000000000"));
            assertThat(hex(file, 304, 8)).as("record 3").isEqualTo(grouped("00000000 0000 0000"));
            assertZero(file, 312, 256 + 4096);
        }
    }

    @Test
    void paddingReachesExactlyToTheEnd() throws IOException {
        String name = this.names.next();
        try (SpscShm ring = SpscShm.create(name, 4096)) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            producer.offer(ByteBuffer.allocate(2000));
            producer.offer(ByteBuffer.allocate(2000));
            consumer.poll((payload, record) -> {}, 1);
            producer.offer(bytes("11 22 33 44 55 66 77 88".repeat(11)));

            ByteBuffer file = read(name);
            assertThat(hex(file, 256 + 4016, 8))
                    .as("padding, 80 bytes to the end")
                    .isEqualTo(grouped("48000000 0080 0000"));
            assertThat(hex(file, 256, 16)).isEqualTo(grouped("58000000 0000 0000 1122334455667788"));
            assertThat(file.getLong(64)).isEqualTo(4096 + 96);
        }
    }

    @Test
    void stampComesBeforeCorrelation() throws IOException {
        String name = this.names.next();
        ShmOptions stamped = ShmOptions.builder().stamped(true).build();
        try (SpscShm ring = SpscShm.create(name, 4096, stamped)) {
            long before = System.nanoTime();
            ring.producer().offer(bytes("77"), 1, 0x42);
            ByteBuffer file = read(name);
            assertThat(file.getInt(48)).as("flags").isEqualTo(1);
            assertThat(hex(file, 256, 8)).isEqualTo(grouped("11000000 0300 0100"));
            assertThat(file.getLong(264)).as("stamp").isBetween(before, System.nanoTime());
            assertThat(file.getLong(272)).as("correlation").isEqualTo(0x42);
            assertThat(file.get(280)).isEqualTo((byte) 0x77);
        }
    }

    /** Written as a peer in another language would: there is no call that writes header blocks. */
    @Test
    void headerBlockStandsBetweenFieldsAndBody() {
        String name = this.names.next();
        try (SpscShm ring = SpscShm.create(name, 4096)) {
            ShmConsumer consumer = ring.consumer();
            RingFile.map(Path.of("/dev/shm", name))
                    .putBytes(256, bytes("25000000 0201 0700 8877665544332211").array())
                    .putBytes(
                            272,
                            bytes("01 00 1800 0100 0200 61 f1f2 0200 0000 6262").array())
                    .putBytes(272 + 24, bytes("0102030405").array())
                    .putLong(64, 48);
            int handled = consumer.poll(
                    (payload, record) -> {
                        assertThat(record.typeId()).isEqualTo(7);
                        assertThat(record.correlation()).isEqualTo(0x1122334455667788L);
                        assertThat(record.hasPublishTime()).isFalse();
                        assertThat(record.length()).isEqualTo(24 + 5);
                        assertThat(record.headerBlockLength()).isEqualTo(24);
                        assertThat(hex(payload, payload.position(), 24 + 5))
                                .isEqualTo(grouped(
                                        "01 00 1800 0100 0200 61 f1f2 0200 0000 6262 00000000000000 0102030405"));
                    },
                    10);
            assertThat(handled).isEqualTo(1);
            assertThat(ring.available()).isZero();
        }
    }

    @Test
    void systemOfManyProducers() throws IOException {
        String name = this.names.next();
        try (MpscConsumer consumer = MpscConsumer.create(name, 65, 5000);
                MpscProducer producer = MpscProducer.connect(name, 64)) {
            producer.offer(bytes("01"));
            assertThat(consumer.available(64)).isEqualTo(16);
            ByteBuffer doorbell = read(name + "_doorbell");
            assertThat(doorbell.capacity()).as("256 + 65 * 64 rounded up").isEqualTo(8192);
            assertThat(hex(doorbell, 0, 24)).isEqualTo(grouped("53484d52494e4700 0100 0000 00010000 0020000000000000"));
            assertThat(hex(doorbell, 48, 16)).isEqualTo(grouped("00000000 0300 0000 41000000 00000000"));
            assertThat(doorbell.getInt(204)).as("state").isEqualTo(1);
            assertThat(doorbell.getInt(160)).as("consumer epoch").isEqualTo(1);
            for (int i = 0; i < 65; i++) {
                ByteBuffer ring = read(name + "_ring_" + i);
                assertThat(ring.capacity()).isEqualTo(256 + 8192);
                assertThat(ring.getShort(52)).as("kind").isEqualTo((short) 2);
                assertThat(ring.getShort(54)).as("ring index").isEqualTo((short) i);
                assertThat(ring.getLong(32)).as("system id").isEqualTo(doorbell.getLong(24));
                assertThat(doorbell.getLong(256 + i * 64)).as("slot").isEqualTo(ring.getLong(24));
                assertZero(doorbell, 256 + i * 64 + 8, 256 + i * 64 + 64);
                assertThat(ring.getLong(64)).as("head").isEqualTo(i == 64 ? 16 : 0);
            }
        }
    }

    @Test
    void thePageHasEveryWordWhereTheCodeHasIt() throws IOException {
        assertThat(offsets(RingLayout.class)).hasSize(31).isEqualTo(WireFormatPage.words("Control block"));
        assertThat(offsets(HeaderBlockLayout.class)).hasSize(3).isEqualTo(WireFormatPage.words("Header blocks"));
    }

    @Test
    void thePageHasTheVersion() throws IOException {
        assertThat(WireFormatPage.text()).startsWith("# Wire format, version 1.0\n");
        assertThat(WireFormatPage.section("Control block"))
                .contains("| 8 | major | u16 | nobody | 1; ", "| 10 | minor | u16 | nobody | 0; ");
        assertThat(WireFormatPage.section("Header blocks"))
                .contains("| 0 | version | u8 | " + HeaderBlockLayout.VERSION + " |");
    }

    @Test
    void thePageHasEveryFlagWhereTheCodeHasIt() throws IOException, ReflectiveOperationException {
        Map<String, Integer> flags = WireFormatPage.flags();
        for (Map.Entry<String, Integer> flag : flags.entrySet()) {
            assertThat(RecordLayout.class.getDeclaredField(flag.getKey()).getInt(null))
                    .as(flag.getKey())
                    .isEqualTo(1 << flag.getValue());
        }
        assertThat(flags).hasSize(4);
    }

    private static Map<String, Integer> offsets(Class<?> layout) {
        return Stream.of(layout.getDeclaredFields())
                .filter(field -> field.getName().endsWith("_OFFSET"))
                .collect(Collectors.toMap(WireFormatTests::word, WireFormatTests::value, (a, b) -> a, TreeMap::new));
    }

    private static String word(Field offset) {
        return offset.getName().replace("_OFFSET", "").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static int value(Field offset) {
        try {
            return offset.getInt(null);
        } catch (IllegalAccessException ex) {
            throw new AssertionError(ex);
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static ByteBuffer read(String object) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(Path.of("/dev/shm", object))).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Expectations are grouped by fields. */
    private static String grouped(String hex) {
        return hex.replace(" ", "");
    }

    private static String hex(ByteBuffer file, int offset, int length) {
        byte[] part = new byte[length];
        file.get(offset, part);
        return HexFormat.of().formatHex(part);
    }

    private static void assertZero(ByteBuffer file, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(file.get(i)).as("byte %s", i).isZero();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmAccessException;
import io.shmring.ShmException;
import io.shmring.ShmFormatException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmInspector;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Something is at the path that is no ring: nobody opens, replaces or removes it, and the error says what it is. */
@Timeout(60)
class ForeignObjectTests {

    /** Reserved in line 1. */
    private static final int LATER_WORD = 104;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 4096, 256 + 4096, 256 + 4097})
    void aFileOfZeroes(int size) throws IOException {
        Path path = Files.write(this.directory.resolve("ring"), new byte[size]);
        restrict(path);
        assertRefusedEverywhere(ShmFormatException.class, size < 256 ? size + " bytes" : "begins with 0x0");
        assertThat(Files.readAllBytes(path)).isEqualTo(new byte[size]);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header("wrong magic", file -> file.putLong(RingFile.MAGIC, 0x1234), "begins with 0x1234"),
                header("no magic yet", file -> file.putLong(RingFile.MAGIC, 0), "begins with 0x0"),
                header(
                        "other major",
                        file -> file.putShort(RingFile.MAJOR, 9),
                        "layout version 9.0, this library's is 1.0"),
                header(
                        "major 0",
                        file -> file.putShort(RingFile.MAJOR, 0).putShort(RingFile.MINOR, 1),
                        "layout version 0.1, this library's is 1.0; use the same major version on both sides"),
                header("other header", file -> file.putInt(RingFile.HEADER_SIZE, 512), "header of 512 bytes"),
                header("larger capacity", file -> file.putLong(RingFile.CAPACITY, 8192), "header says 8448"),
                header("odd capacity", file -> file.putLong(RingFile.CAPACITY, 4097), "capacity of 4097"),
                header("small capacity", file -> file.putLong(RingFile.CAPACITY, 2048), "capacity of 2048"),
                header("huge capacity", file -> file.putLong(RingFile.CAPACITY, 1L << 62), "capacity of"),
                header("negative capacity", file -> file.putLong(RingFile.CAPACITY, -4096), "capacity of -4096"),
                header("unknown kind", file -> file.putShort(RingFile.KIND, 4), "kind 4"),
                header("kind 0", file -> file.putShort(RingFile.KIND, 0), "kind 0"),
                header("one with producers", file -> file.putInt(RingFile.PRODUCERS, 1), "kind 1 with 1 producers"),
                header("one with an index", file -> file.putShort(RingFile.RING_INDEX, 3), "ring index 3"),
                header("one of a system", file -> file.putLong(RingFile.SYSTEM_ID, 77), "system id 77"),
                header("no instance id", file -> file.putLong(RingFile.INSTANCE_ID, 0), "instance id 0"));
    }

    private static Arguments header(String what, Consumer<RingFile> change, String message) {
        return Arguments.of(Named.of(what, change), message);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aBrokenHeader(Consumer<RingFile> change, String message) throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        change.accept(RingFile.map(this.directory.resolve("ring")));
        byte[] before = Files.readAllBytes(this.directory.resolve("ring"));
        assertRefusedEverywhere(ShmFormatException.class, message);
        assertThat(Files.readAllBytes(this.directory.resolve("ring"))).isEqualTo(before);
    }

    @Test
    void aSystemOfAnotherMajorIsLeftAloneUntilItsFilesAreRemoved() throws IOException {
        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        for (String file : this.directory.files()) {
            RingFile.map(this.directory.resolve(file)).putShort(RingFile.MAJOR, 0);
        }
        assertOtherMajor("many_doorbell", () -> MpscProducer.connect("many", this.directory.options()));
        assertOtherMajor("many_doorbell", () -> MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()));
        assertOtherMajor("many_doorbell", () -> MpscConsumer.unlink("many", this.directory.options()));
        Files.delete(this.directory.resolve("many_doorbell"));
        assertOtherMajor("many_ring_0", () -> MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()));
        assertThat(this.directory.files()).containsExactly("many_ring_0", "many_ring_1");
        Files.delete(this.directory.resolve("many_ring_0"));
        Files.delete(this.directory.resolve("many_ring_1"));
        MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()).close();
    }

    private void assertOtherMajor(String file, ThrowingCallable use) {
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(use)
                .withMessageContaining(this.directory.resolve(file) + " has layout version 0.0, this library's is 1.0")
                .withMessageContaining("delete this file (of a system of many producers the doorbell and all rings)");
    }

    @Test
    void aRingOfALaterMinorIsUsed() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            RingFile file = RingFile.map(this.directory.resolve("ring")).putShort(RingFile.MINOR, 7);
            file.putLong(LATER_WORD, 0x1234);
            try (SpscShm later = SpscShm.openOrCreate("ring", 4096, this.directory.options())) {
                later.producer().offer(ByteBuffer.allocate(8));
                assertThat(ring.consumer().poll((payload, record) -> {}, 10)).isEqualTo(1);
            }
            try (ShmInspector inspector = ShmInspector.open("ring", this.directory.options())) {
                assertThat(inspector.snapshot().layoutMinor()).isEqualTo(7);
            }
            assertThat(file.getLong(LATER_WORD)).as("nobody's here").isEqualTo(0x1234);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aDoorbellForAnImpossibleNumberOfProducers(int producers) {
        MpscConsumer.create("ring", 1, 4096, this.directory.options()).close();
        RingFile.map(this.directory.resolve("ring_doorbell")).putInt(RingFile.PRODUCERS, producers);
        String path = this.directory.resolve("ring_doorbell").toString();
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("ring", 1, 4096, this.directory.options()))
                .withMessageContaining(path)
                .withMessageContaining(producers + " producers");
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscProducer.connect("ring", this.directory.options()));
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.forceUnlink("ring", this.directory.options()));
    }

    @Test
    void aFileOfARightHeaderButAnotherSize() throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        try (RandomAccessFile file =
                new RandomAccessFile(this.directory.resolve("ring").toFile(), "rw")) {
            file.setLength(4096);
        }
        assertRefusedEverywhere(ShmFormatException.class, "has 4096 bytes, its header says 4352");
    }

    @Test
    void aFileThatIsLargerThanItsHeaderSays() {
        SpscShm.create("ring", 8192, this.directory.options()).close();
        RingFile.map(this.directory.resolve("ring")).putLong(RingFile.CAPACITY, 4096);
        assertRefusedEverywhere(ShmFormatException.class, "has 8448 bytes, its header says 4352");
    }

    static Stream<Arguments> partsOfASystem() {
        return Stream.of(
                part("many_doorbell", file -> file.putShort(RingFile.RING_INDEX, 1), "ring index 1"),
                part("many_doorbell", file -> file.putLong(RingFile.SYSTEM_ID, 77), "system id 77"),
                part("many_ring_0", file -> file.putInt(RingFile.PRODUCERS, 1), "kind 2 with 1 producers"),
                part("many_ring_0", file -> file.putShort(RingFile.RING_INDEX, 1024), "ring index 1024"),
                part("many_ring_0", file -> file.putShort(RingFile.RING_INDEX, 0xFFFF), "ring index 65535"),
                part("many_ring_0", file -> file.putLong(RingFile.SYSTEM_ID, 0), "system id 0"));
    }

    private static Arguments part(String file, Consumer<RingFile> change, String message) {
        return Arguments.of(file, Named.of(message, change), message);
    }

    @ParameterizedTest
    @MethodSource("partsOfASystem")
    void aBrokenHeaderInASystem(String name, Consumer<RingFile> change, String message) {
        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        Path path = this.directory.resolve(name);
        change.accept(RingFile.map(path));
        for (Entrance entrance : EnumSet.of(Entrance.CONNECT_MANY, Entrance.PRODUCE_MANY, Entrance.INSPECT)) {
            assertThatExceptionOfType(ShmFormatException.class)
                    .as("%s", entrance)
                    .isThrownBy(() -> entrance.enter("many", this.directory.options()))
                    .withMessageContaining(path.toString())
                    .withMessageContaining(message);
        }
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0");
    }

    @Test
    void aPartOfASystem() throws IOException {
        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        Files.move(this.directory.resolve("many_doorbell"), this.directory.resolve("one"));
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> SpscShm.connect("one", this.directory.options()))
                .withMessageContaining(this.directory.resolve("one").toString())
                .withMessageContaining("kind 3, expected is kind 1");
        Files.move(this.directory.resolve("many_ring_0"), this.directory.resolve("many_doorbell"));
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscProducer.connect("many", this.directory.options()))
                .withMessageContaining("kind 2, expected is kind 3");
        assertThat(this.directory.files()).containsExactly("many_doorbell", "one");
    }

    @Test
    void aDirectory() throws IOException {
        Files.createDirectory(this.directory.resolve("ring"));
        assertRefusedEverywhere(ShmException.class, "directory");
        assertThatThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                .hasMessageNotContaining("tmpfs");
    }

    @Test
    void aPipe() throws Exception {
        Path path = this.directory.resolve("ring");
        assertThat(new ProcessBuilder("mkfifo", "-m", "600", path.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertRefusedEverywhere(ShmException.class, "special file");
        assertThat(Background.call(() -> ShmInspector.open("ring", this.directory.options())))
                .as("does not wait for somebody who writes")
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(ShmException.class)
                .withMessageContaining(path.toString());
    }

    @Test
    void aSymbolicLinkToAValidRing() throws IOException {
        SpscShm.create("real", 4096, this.directory.options()).close();
        Files.createSymbolicLink(this.directory.resolve("ring"), this.directory.resolve("real"));
        assertRefusedEverywhere(ShmAccessException.class, "symbolic link");
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> ShmInspector.open("ring", this.directory.options()));
        assertThat(this.directory.files()).containsExactly("real", "ring");
    }

    @Test
    void aSymbolicLinkToNothing() throws IOException {
        Files.createSymbolicLink(this.directory.resolve("ring"), this.directory.resolve("nothing"));
        assertRefusedEverywhere(ShmAccessException.class, "symbolic link");
        assertThat(this.directory.files()).containsExactly("ring");
    }

    @Test
    void aSecondNameOfAValidRing() throws IOException {
        SpscShm.create("real", 4096, this.directory.options()).close();
        Files.createLink(this.directory.resolve("ring"), this.directory.resolve("real"));
        assertRefusedEverywhere(ShmAccessException.class, "2 hard links");
        Files.delete(this.directory.resolve("real"));
        SpscShm.connect("ring", this.directory.options()).close();
    }

    @Test
    void aForeignFileAtTheDoorbellsPath() throws IOException {
        Path path = Files.write(this.directory.resolve("many_doorbell"), new byte[4096]);
        restrict(path);
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 1, 4096, this.directory.options()))
                .withMessageContaining(path.toString());
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 1, 4096, this.directory.options()));
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscProducer.connect("many", this.directory.options()));
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.forceUnlink("many", this.directory.options()));
        assertThat(this.directory.files()).containsExactly("many_doorbell");
        assertThat(Files.readAllBytes(path)).isEqualTo(new byte[4096]);
    }

    @Test
    void aForeignFileWhereARingOfASystemShouldBe() throws IOException {
        Path path = Files.writeString(this.directory.resolve("many_ring_1"), "precious");
        restrict(path);
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 2, 4096, this.directory.options()))
                .withMessageContaining(path.toString())
                .withMessageContaining("8 bytes");
        assertThat(Files.readString(path)).isEqualTo("precious");
        assertThatExceptionOfType(ShmFormatException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()));
        assertThat(Files.readString(path)).isEqualTo("precious");

        Files.delete(path);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options())) {
            assertThat(consumer.producers()).isEqualTo(2);
        }
    }

    @Test
    void aRingOfOneProducerWhereARingOfASystemShouldBe() throws IOException {
        SpscShm.create("one", 4096, this.directory.options()).close();
        Path path = Files.move(this.directory.resolve("one"), this.directory.resolve("many_ring_0"));
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 2, 4096, this.directory.options()))
                .withMessageContaining(path.toString())
                .withMessageContaining("kind 1, expected is kind 2");
        assertThat(Files.exists(path)).isTrue();
    }

    private void assertRefusedEverywhere(Class<? extends ShmException> type, String message) {
        Path path = this.directory.resolve("ring");
        assertThatExceptionOfType(type)
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                .withMessageContaining("'ring'")
                .withMessageContaining(path.toString())
                .withMessageContaining(message);
        assertThatExceptionOfType(type)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", 4096, this.directory.options()))
                .withMessageContaining(message);
        assertThatExceptionOfType(ShmException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, this.directory.options()))
                .withMessageContaining(path.toString());
        assertThatExceptionOfType(type).isThrownBy(() -> SpscShm.unlink("ring", this.directory.options()));
        assertThatExceptionOfType(type).isThrownBy(() -> SpscShm.forceUnlink("ring", this.directory.options()));
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    private static void restrict(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
}

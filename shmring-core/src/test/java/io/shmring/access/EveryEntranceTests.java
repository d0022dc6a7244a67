/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.ShmException;
import io.shmring.ShmOptions;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What is foreign is refused wherever one can come across it, and left as it is. Opening a pipe could wait for ever. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class EveryEntranceTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @ParameterizedTest
    @EnumSource(Foreigner.class)
    void isClosedToWhatIsForeignAtARingsPath(Foreigner foreigner) throws IOException {
        Path path = this.directory.resolve("ring");
        foreigner.put(path, options());
        assertRefused(foreigner, path, Entrance.OF_ONE);
        assertInspected(foreigner, path);
    }

    /** A ring there would be of the wrong kind, whoever may write to it. */
    @ParameterizedTest
    @EnumSource(Foreigner.class)
    void isClosedToWhatIsForeignAtADoorbellsPath(Foreigner foreigner) throws IOException {
        Path path = this.directory.resolve("ring_doorbell");
        foreigner.put(path, options());
        assertRefused(foreigner, path, Entrance.OF_MANY);
        assertInspected(foreigner, path);
    }

    /** What is in the way of a ring of a system that is to be created; the doorbell goes with the attempt. */
    @ParameterizedTest
    @EnumSource(Foreigner.class)
    void isClosedToWhatIsForeignAtTheSecondRingsPath(Foreigner foreigner) throws IOException {
        Path path = this.directory.resolve("ring_ring_1");
        foreigner.put(path, options());
        assertRefused(foreigner, path, Set.of(Entrance.CREATE_MANY, Entrance.OPEN_OR_CREATE_MANY));
        assertThat(this.directory.files()).doesNotContain("ring_doorbell", "ring_ring_0");
    }

    /** Devices, which only root can make, are where everybody has them. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "zero", "full"})
    void isClosedToDevices(String device) {
        ShmOptions devices = options().toBuilder().directory(Path.of("/dev")).build();
        for (Entrance entrance : Entrance.OF_ONE) {
            assertThatExceptionOfType(ShmException.class)
                    .as("%s", entrance)
                    .isThrownBy(() -> entrance.enter(device, devices))
                    .withMessageContaining("/dev/" + device)
                    .withMessageContaining("special file, expected is a regular file; remove it");
        }
        assertThatExceptionOfType(ShmException.class).isThrownBy(() -> Entrance.INSPECT.enter(device, devices));
        assertThat(Path.of("/dev", device)).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                ".",
                "..",
                "../escape",
                "a/b",
                "/a/b",
                "//a",
                "a/",
                ".hidden",
                "a\0",
                "\0",
                "a b",
                "a\n",
                "\u00e4",
                "\ud83d\ude00",
                "a\u202e",
                "x_doorbell",
                "x_ring_7",
                "%2e%2e",
                "a:b"
            })
    void isClosedToNamesThatAreNone(String name) {
        for (Entrance entrance : Entrance.values()) {
            assertThatIllegalArgumentException()
                    .as("%s", entrance)
                    .isThrownBy(() -> entrance.enter(name, options()))
                    .withMessageContaining("'" + name + "' cannot be the name of a ring");
        }
        assertThat(this.directory.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isClosedToNamesThatAreTooLong(Entrance entrance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entrance.enter("n".repeat(201), options()))
                .withMessageContaining("1 to 200 characters");
        assertThat(this.directory.files()).isEmpty();
    }

    /** Two hundred characters and the longest ending are still a name for the file system. */
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "CREATE_.*")
    void isOpenToTheLongestName(Entrance entrance) {
        entrance.enter("n".repeat(200), options());
        assertThat(this.directory.files()).isNotEmpty();
    }

    private void assertRefused(Foreigner foreigner, Path path, Set<Entrance> entrances) throws IOException {
        PosixFileAttributes before = attributes(path);
        byte[] content = content(path, before);
        for (Entrance entrance : entrances) {
            assertThatExceptionOfType(ShmException.class)
                    .as("%s", entrance)
                    .isThrownBy(() -> entrance.enter("ring", options()))
                    .withMessageContaining("ring 'ring'")
                    .withMessageContaining(path.toString())
                    .withMessageContaining(foreigner.message())
                    .withMessageMatching("(?s).*(remove it|choose another|remove what is there|use the same major).*");
        }
        PosixFileAttributes after = attributes(path);
        assertThat(after.fileKey()).isEqualTo(before.fileKey());
        assertThat(after.permissions()).isEqualTo(before.permissions());
        assertThat(after.lastModifiedTime()).isEqualTo(before.lastModifiedTime());
        assertThat(content(path, after)).isEqualTo(content);
        assertThat(this.directory.resolve("nothing")).doesNotExist();
    }

    private void assertInspected(Foreigner foreigner, Path path) {
        if (foreigner.canBeInspected()) {
            assertThatCode(() -> Entrance.INSPECT.enter("ring", options())).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ShmException.class)
                    .isThrownBy(() -> Entrance.INSPECT.enter("ring", options()))
                    .withMessageContaining("ring 'ring'")
                    .withMessageContaining(path.toString())
                    .withMessageContaining(foreigner.message());
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static byte[] content(Path path, PosixFileAttributes attributes) throws IOException {
        return attributes.isRegularFile() ? Files.readAllBytes(path) : new byte[0];
    }

    private ShmOptions options() {
        return this.directory.builder().openTimeout(Duration.ofMillis(50)).build();
    }
}

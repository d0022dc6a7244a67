/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmAccessException;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose objects are accepted, and with which rights objects are created. */
@Timeout(60)
class AccessTests {

    private static final int NOBODY = 65534;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void objectsAreForTheirOwnerOnlyByDefault() throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        for (String file : this.directory.files()) {
            assertThat(rights(file)).as(file).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-----w-", "rw-r-----", "rw--w----", "rw-rw----", "rwxrwxrwx", "rw---x---"})
    void aRingThatOthersCouldTouchIsRefused(String rights) throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        Path path = this.directory.resolve("ring");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                .withMessageContaining(path.toString())
                .withMessageContaining("has mode")
                .withMessageContaining("no right for group and others");
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", 4096, this.directory.options()));
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.unlink("ring", this.directory.options()));
        assertThat(rights("ring")).isEqualTo(rights);
    }

    @Test
    void aRingOfAnotherUserIsRefused() throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        Path path = this.directory.resolve("ring");
        assumeRoot("only root can give a file away");
        Files.setAttribute(path, "unix:uid", NOBODY);
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                .withMessageContaining(path.toString())
                .withMessageContaining("belongs to user 65534, this process is user 0");
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.forceUnlink("ring", this.directory.options()));
        assertThat(Files.exists(path)).isTrue();
    }

    @Test
    void aRingOfAnotherUserInASystemIsRefusedAndLeft() throws IOException {
        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        assumeRoot("only root can give a file away");
        Files.setAttribute(this.directory.resolve("many_ring_1"), "unix:uid", NOBODY);
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> MpscConsumer.connect("many", this.directory.options()))
                .withMessageContaining("many_ring_1");
        assertThat(this.directory.files()).hasSize(3);
    }

    // ---- shared with a group

    @Test
    void objectsForAGroupGetItAndItsRightsWhateverTheUmaskIs() throws IOException {
        int group = group();
        ShmOptions shared =
                this.directory.builder().group(String.valueOf(group)).build();
        SpscShm.create("ring", 4096, shared).close();
        MpscConsumer.create("many", 2, 4096, shared).close();
        assertThat(this.directory.files()).hasSize(4);
        for (String file : this.directory.files()) {
            assertThat(rights(file)).as(file).isEqualTo("rw-rw----");
            assertThat(Files.getAttribute(this.directory.resolve(file), "unix:gid"))
                    .isEqualTo(group);
        }
        try (SpscShm ring = SpscShm.openOrCreate("ring", 4096, shared);
                MpscProducer producer = MpscProducer.connect("many", shared)) {
            assertThat(ring.isCurrent()).isTrue();
            assertThat(producer.isCurrent()).isTrue();
        }
        assertThatExceptionOfType(ShmAccessException.class)
                .as("without the group option")
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()));
    }

    @Test
    void groupsCanBeNamed() throws IOException {
        assumeRoot("the group root is root's");
        SpscShm.create("ring", 4096, this.directory.builder().group("root").build())
                .close();
        assertThat(rights("ring")).isEqualTo("rw-rw----");
        assertThat(Files.getAttribute(this.directory.resolve("ring"), "unix:gid"))
                .isEqualTo(0);
    }

    @Test
    void anUnknownGroupIsNamed() {
        ShmOptions shared =
                this.directory.builder().group("shmring-no-such-group").build();
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, shared))
                .withMessageContaining("'shmring-no-such-group'");
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void aGroupNumberBeyondAllGroupsIsNamed() {
        ShmOptions shared = this.directory.builder().group("99999999999").build();
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, shared))
                .withMessageContaining("99999999999");
    }

    @Test
    void objectsOfAnotherGroupAreRefused() throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        ShmOptions shared =
                this.directory.builder().group(String.valueOf(group() + 1)).build();
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.connect("ring", shared))
                .withMessageContaining(this.directory.resolve("ring").toString())
                .withMessageContaining("belongs to group " + group())
                .withMessageContaining("configured group is " + (group() + 1));
    }

    @Test
    void objectsOfAnyUserAreAcceptedIfTheGroupIsRight() throws IOException {
        ShmOptions shared =
                this.directory.builder().group(String.valueOf(group())).build();
        SpscShm.create("ring", 4096, shared).close();
        assumeRoot("only root can give a file away");
        Files.setAttribute(this.directory.resolve("ring"), "unix:uid", NOBODY);
        try (SpscShm ring = SpscShm.connect("ring", shared)) {
            assertThat(ring.capacity()).isEqualTo(4096);
        }
        Files.setPosixFilePermissions(this.directory.resolve("ring"), PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.connect("ring", shared))
                .withMessageContaining("no right for others");
    }

    private void assumeRoot(String why) throws IOException {
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(this.directory.path(), "unix:uid")), why);
    }

    /** This process's own group: that of the directory which it made. */
    private int group() throws IOException {
        return (int) Files.getAttribute(this.directory.path(), "unix:gid");
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve(file)));
    }
}

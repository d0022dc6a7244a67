/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.ShmAccessException;
import io.shmring.ShmException;
import io.shmring.ShmInspector;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmPlatformException;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are missing, none, or on a disk. */
@Timeout(60)
class DirectoryTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void aMissingDirectoryIsNamed() {
        ShmOptions options = in(this.directory.resolve("missing"));
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, options))
                .withMessageContaining(this.directory.resolve("missing").toString());
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 1, 4096, options));
        assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(() -> SpscShm.connect("ring", options));
        assertThat(SpscShm.unlink("ring", options)).isFalse();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void aFileInsteadOfADirectoryIsNamed() throws IOException {
        Path file = Files.createFile(this.directory.resolve("file"));
        ShmOptions options = in(file);
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, options))
                .withMessageContaining(file.toString());
        assertThatExceptionOfType(ShmAccessException.class).isThrownBy(() -> SpscShm.connect("ring", options));
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 1, 4096, options));
        assertThatExceptionOfType(ShmAccessException.class).isThrownBy(() -> ShmInspector.open("ring", options));
    }

    @Test
    void aDirectoryThatTakesNoFilesIsNamed() {
        ShmOptions options = in(Path.of("/proc/self")); // not even root can write there
        assertThatExceptionOfType(ShmException.class)
                .isThrownBy(() -> SpscShm.create("ring", 4096, options))
                .withMessageContaining("/proc/self");
    }

    @Test
    void aDirectoryOnADiskWorksOrIsRefusedClearly(@TempDir Path disk) throws IOException {
        ShmOptions options = in(disk);
        try (SpscShm ring = SpscShm.create("ring", 4096, options)) {
            ring.producer().offer(ByteBuffer.allocate(8));
            assertThat(ring.consumer().poll((payload, record) -> {}, 1)).isEqualTo(1);
        } catch (ShmPlatformException refused) {
            assertThat(refused).hasMessageContaining(disk.toString()).hasMessageContaining("tmpfs");
            assertThat(Files.list(disk)).isEmpty();
        }
    }

    private static ShmOptions in(Path directory) {
        return ShmOptions.builder().directory(directory).build();
    }
}

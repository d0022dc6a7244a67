/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.platform.FileHandle;
import io.shmring.platform.FileStatus;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may remove a name, asked before the state says that it is removed. */
class StickyDirectoryTests {

    private static final int DIRECTORY = 0040000;
    private static final int FILE = 0100000;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @ParameterizedTest
    @CsvSource({
        // permissions, user, owner of the directory, owner of the object, may remove
        "1777, 1000, 0, 1000, true",
        "1777, 1000, 0, 1001, false",
        "1777, 1000, 1000, 1001, true",
        "1777, 0, 1, 1001, true",
        "0777, 1000, 0, 1001, true",
    })
    void onlyItsCreatorTheDirectorysOwnerAndRoot(
            String permissions, int user, int directoryOwner, int objectOwner, boolean expected) {
        FileStatus sticky = new FileStatus(DIRECTORY | Integer.parseInt(permissions, 8), 2, directoryOwner, 0, 0, 1, 1);
        FileStatus object = new FileStatus(FILE | 0660, 1, objectOwner, 0, 4352, 2, 1);
        assertThat(AccessPolicy.mayRemove(user, sticky, object)).isEqualTo(expected);
    }

    @Test
    void aSymbolicLinkToTheDirectoryIsFollowed() throws IOException {
        Path real = Files.createDirectory(this.directory.resolve("real"));
        assertThat(new ProcessBuilder("chmod", "1777", real.toString())
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        Path link = Files.createSymbolicLink(this.directory.resolve("link"), real);
        FileStatus status = FileHandle.statusOfDirectory(link);
        assertThat(status).isNotNull();
        assertThat(status.permissions()).isEqualTo(01777);
        ShmOptions options = ShmOptions.builder().directory(link).build();
        SpscShm.create("ring", 4096, options).close();
        assertThat(SpscShm.unlink("ring", options)).isTrue();
    }
}

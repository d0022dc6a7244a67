/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChannelDirectoryTests {

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        Path path;
        try (ChannelDirectory directory = new ChannelDirectory()) {
            path = directory.path();
            Files.writeString(
                    Files.createDirectories(path.resolve("driver/logs")).resolve("file"), "content");
            assertThat(path).startsWith(Path.of("/dev/shm")).isDirectory();
        }
        assertThat(path).doesNotExist();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTests {

    @Test
    void readsTheNewTextEachTime(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("file");
        Files.writeString(path, "1234567\n");
        try (ProcFile file = new ProcFile(path)) {
            assertThat(firstNumber(file)).isEqualTo(1234567);
            Files.writeString(path, "8\n");
            assertThat(firstNumber(file)).isEqualTo(8);
        }
    }

    @Test
    void readsAFileLargerThanItsFirstBuffer(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("file");
        Files.writeString(path, "0\n".repeat(50_000) + "7\n");
        try (ProcFile file = new ProcFile(path)) {
            ProcText text = file.read();
            int lines = 0;
            long last = 0;
            while (text.nextLine()) {
                lines++;
                last = text.number();
            }
            assertThat(lines).isEqualTo(50_001);
            assertThat(last).isEqualTo(7);
        }
    }

    @Test
    void readsTheKernelsOwnFilesAgainAndAgain() throws IOException {
        try (ProcFile file = new ProcFile(Path.of("/proc/stat"))) {
            for (int i = 0; i < 3; i++) {
                ProcText text = file.read();
                assertThat(text.nextLine()).isTrue();
                assertThat(text.acceptField("cpu")).isTrue();
            }
        }
    }

    private static long firstNumber(ProcFile file) throws IOException {
        ProcText text = file.read();
        text.nextLine();
        return text.number();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryReaderTests {

    @TempDir
    private Path directory;

    @Test
    void readsARecordedText() throws IOException {
        RecordedProcfs procfs = new RecordedProcfs(this.directory);
        procfs.write("meminfo", """
                MemTotal:       24684084 kB
                MemFree:        24134008 kB
                MemAvailable:   24360948 kB
                Buffers:            2920 kB
                Cached:           425808 kB
                SwapCached:          100 kB
                Active:           254648 kB
                SwapTotal:       1000000 kB
                SwapFree:         900000 kB
                KReclaimable:      29676 kB
                SReclaimable:      29676 kB
                """);
        try (MemoryReader reader = new MemoryReader(procfs.root())) {
            reader.read();
            assertThat(reader.total()).isEqualTo(24684084L * 1024);
            assertThat(reader.available()).isEqualTo(24360948L * 1024);
            assertThat(reader.used()).isEqualTo((24684084L - 24360948) * 1024);
            assertThat(reader.cached()).isEqualTo((2920L + 425808 + 29676) * 1024);
            assertThat(reader.swapUsed()).isEqualTo(100000L * 1024);
        }
    }

    @Test
    void guessesWhatIsAvailableOnAKernelThatDoesNotTell() throws IOException {
        RecordedProcfs procfs = new RecordedProcfs(this.directory);
        procfs.write("meminfo", "MemTotal: 1000 kB\nMemFree: 300 kB\nBuffers: 10 kB\nCached: 90 kB\n");
        try (MemoryReader reader = new MemoryReader(procfs.root())) {
            reader.read();
            assertThat(reader.available()).isEqualTo(400 * 1024);
            assertThat(reader.used()).isEqualTo(600 * 1024);
            assertThat(reader.swapUsed()).isZero();
        }
    }

    @Test
    void readsThisMachine() throws IOException {
        try (MemoryReader reader = new MemoryReader(Path.of("/proc"))) {
            reader.read();
            assertThat(reader.total()).isPositive();
            assertThat(reader.used()).isBetween(1L, reader.total());
        }
    }
}

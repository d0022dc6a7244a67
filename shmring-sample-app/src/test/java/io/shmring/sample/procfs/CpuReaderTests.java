/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuReaderTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

    @TempDir
    private Path directory;

    private RecordedProcfs procfs;

    @BeforeEach
    void recordTwoCores() throws IOException {
        this.procfs = new RecordedProcfs(this.directory);
        this.procfs.write("stat", """
                cpu  23725 0 2749 152434 210 0 36 19 0 0
                cpu0 11722 0 1259 76592 23 0 8 6 0 0
                cpu1 12003 0 1489 75842 187 0 27 12 0 0
                intr 279555 0 0 0 1 2
                ctxt 747249
                """);
    }

    @Test
    void tellsTheBusyShareOfAllAndOfEachCore() throws IOException {
        try (CpuReader reader = new CpuReader(this.procfs.root())) {
            reader.read(0);
            assertThat(reader.busy()).isZero();
            assertThat(reader.cores()).isEqualTo(2);
            // core 0: 40 user, 10 system, 50 idle; core 1: 10 irq, 10 steal, 60 idle, 20 iowait
            this.procfs.write("stat", """
                    cpu  23765 0 2759 152544 230 10 36 29 0 0
                    cpu0 11762 0 1269 76642 23 0 8 6 0 0
                    cpu1 12003 0 1489 75902 207 10 27 22 0 0
                    intr 279556 0 0 0 1 2
                    """);
            reader.read(SECOND);
            assertThat(reader.busy()).isEqualTo(70.0 / 200, EXACTLY);
            assertThat(reader.iowait()).isEqualTo(20.0 / 200, EXACTLY);
            assertThat(reader.busy(0)).isEqualTo(50.0 / 100, EXACTLY);
            assertThat(reader.busy(1)).isEqualTo(20.0 / 100, EXACTLY);
        }
    }

    @Test
    void readsTheShortLinesOfAnOldKernel() throws IOException {
        this.procfs.write("stat", "cpu 100 0 100 800\ncpu0 100 0 100 800\n");
        try (CpuReader reader = new CpuReader(this.procfs.root())) {
            reader.read(0);
            this.procfs.write("stat", "cpu 110 10 110 870\ncpu0 110 10 110 870\n");
            reader.read(SECOND);
            assertThat(reader.busy()).isEqualTo(0.3, EXACTLY);
            assertThat(reader.iowait()).isZero();
        }
    }

    @Test
    void takesAnOfflineCoreForAnIdleOneAndGoesOnWhenItIsBack() throws IOException {
        try (CpuReader reader = new CpuReader(this.procfs.root())) {
            reader.read(0);
            this.procfs.write("stat", "cpu  23825 0 2749 152434 210 0 36 19\ncpu0 11822 0 1259 76592 23 0 8 6\n");
            reader.read(SECOND);
            assertThat(reader.cores()).isEqualTo(2);
            assertThat(reader.busy(0)).isEqualTo(1, EXACTLY);
            assertThat(reader.busy(1)).isZero();
            this.procfs.write(
                    "stat",
                    "cpu  23925 0 2749 152434 210 0 36 19\ncpu0 11822 0 1259 76692 23 0 8 6\n"
                            + "cpu1 12013 0 1489 75932 187 0 27 12\n");
            reader.read(2 * SECOND);
            assertThat(reader.busy(0)).isZero();
            assertThat(reader.busy(1)).isEqualTo(0.1, EXACTLY);
        }
    }

    @Test
    void staysWithinZeroAndOneWhenCountersRunBackwards() throws IOException {
        try (CpuReader reader = new CpuReader(this.procfs.root())) {
            reader.read(0);
            this.procfs.write("stat", "cpu  24725 0 2749 152434 10 0 36 19\ncpu0 1 0 0 0 0 0 0 0\n");
            reader.read(SECOND);
            assertThat(reader.busy()).isEqualTo(1);
            assertThat(reader.iowait()).isZero();
            assertThat(reader.busy(0)).isZero();
        }
    }

    @Test
    void readsThisMachine() throws IOException {
        try (CpuReader reader = new CpuReader(Path.of("/proc"))) {
            reader.read(System.nanoTime());
            assertThat(reader.cores())
                    .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(reader.busy()).isBetween(0.0, 1.0);
        }
    }
}

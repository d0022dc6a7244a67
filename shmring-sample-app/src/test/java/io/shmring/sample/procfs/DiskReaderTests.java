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

class DiskReaderTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Offset<Double> EXACTLY = Offset.offset(1e-6);

    @TempDir
    private Path directory;

    private RecordedProcfs procfs;

    @BeforeEach
    void recordOneDiskWithAPartition() throws IOException {
        this.procfs = new RecordedProcfs(this.directory);
        this.procfs.addPhysicalDisk("vda");
        this.procfs.addPhysicalDisk("nvme0n1");
        this.procfs.write("diskstats", """
                   7       0 loop0 9 0 9000 0 0 0 0 0 0 0 0 0 0 0 0 0 0
                 254       0 vda 20834 7280 1857834 8227 2886 7472 556936 3196 0 3332 11901 4262 67 110848 476 4 0
                 254       1 vda1 20000 7280 1857000 8000 2800 7472 556000 3000 0 3300 11000
                """);
    }

    @Test
    void countsWholeDisksOnly() throws IOException {
        try (DiskReader reader = new DiskReader(this.procfs.root(), this.procfs.root())) {
            reader.read(0);
            assertThat(reader.disks()).isEqualTo(1);
            assertThat(reader.readPerSecond()).isZero();
            this.procfs.write("diskstats", """
                       7       0 loop0 9 0 9999000 0 0 0 0 0 0 0 0
                     254       0 vda 20835 7280 1857934 8227 2887 7472 557136 3196 0 3582 11901
                     254       1 vda1 20001 7280 1857100 8000 2801 7472 556200 3000 0 3550 11000
                    """);
            reader.read(SECOND);
            assertThat(reader.readPerSecond()).isEqualTo(100 * 512, EXACTLY);
            assertThat(reader.writtenPerSecond()).isEqualTo(200 * 512, EXACTLY);
            assertThat(reader.busy()).isEqualTo(0.25, EXACTLY);
        }
    }

    @Test
    void leavesOutDrivesOfOtherKinds() throws IOException {
        this.procfs.addPhysicalDisk("sr0");
        this.procfs.addPhysicalDisk("fd0");
        String others = " 11 0 sr0 0 0 0 0 0 0 0 0 0 0 0\n 2 0 fd0 0 0 0 0 0 0 0 0 0 0 0\n";
        this.procfs.write("diskstats", others + " 254 0 vda 1 0 50 0 0 0 0 0 0 100 0\n");
        try (DiskReader reader = new DiskReader(this.procfs.root(), this.procfs.root())) {
            reader.read(0);
            this.procfs.write("diskstats", others + " 254 0 vda 1 0 50 0 0 0 0 0 0 1000 0\n");
            reader.read(SECOND);
            assertThat(reader.disks()).isEqualTo(1);
            assertThat(reader.busy()).isEqualTo(0.9, EXACTLY);
        }
    }

    @Test
    void countsANewDiskFromItsFirstReadingAndAverages() throws IOException {
        try (DiskReader reader = new DiskReader(this.procfs.root(), this.procfs.root())) {
            reader.read(0);
            this.procfs.write("diskstats", """
                     259       0 nvme0n1 5 0 123456789 1 5 0 987654321 1 0 5000 1
                     254       0 vda 20834 7280 1857834 8227 2886 7472 556936 3196 0 3332 11901
                    """);
            reader.read(SECOND);
            assertThat(reader.disks()).isEqualTo(2);
            assertThat(reader.readPerSecond()).isZero();
            this.procfs.write("diskstats", """
                     259       0 nvme0n1 6 0 123456799 1 6 0 987654321 1 0 6000 1
                     254       0 vda 20834 7280 1857834 8227 2886 7472 556936 3196 0 3332 11901
                    """);
            reader.read(2 * SECOND);
            assertThat(reader.readPerSecond()).isEqualTo(10 * 512, EXACTLY);
            assertThat(reader.busy()).isEqualTo(0.5, EXACTLY);
        }
    }

    @Test
    void goesOnWhenADiskVanishesOrStartsAgainFromZero() throws IOException {
        try (DiskReader reader = new DiskReader(this.procfs.root(), this.procfs.root())) {
            reader.read(0);
            this.procfs.write("diskstats", "");
            reader.read(SECOND);
            assertThat(reader.disks()).isZero();
            assertThat(reader.busy()).isZero();
            this.procfs.write("diskstats", " 254 0 vda 1 0 50 0 0 0 0 0 0 0 0\n");
            reader.read(2 * SECOND);
            assertThat(reader.readPerSecond()).isZero();
            this.procfs.write("diskstats", " 254 0 vda 2 0 70 0 0 0 0 0 0 0 0\n");
            reader.read(3 * SECOND);
            assertThat(reader.readPerSecond()).isEqualTo(20 * 512, EXACTLY);
        }
    }

    @Test
    void readsThisMachine() throws IOException {
        try (DiskReader reader = new DiskReader(Path.of("/proc"), Path.of("/sys"))) {
            reader.read(System.nanoTime());
            reader.read(System.nanoTime());
            assertThat(reader.busy()).isBetween(0.0, 1.0);
            assertThat(reader.readPerSecond()).isNotNegative();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /proc/diskstats}: what went to and from all disks over the last half second. A disk counts if it is a whole
 * one with a device behind it: partitions, loop devices, memory disks and mappings would count the same bytes twice, or
 * bytes that reach no disk. Drives for optical and floppy disks do not count: idle, as they are, they would only halve how
 * busy the disks are. For one thread.
 */
public final class DiskReader implements AutoCloseable {

    private static final int SECTOR = 512; // the kernel's unit in this file, whatever the disk's own
    private static final int READ_SECTORS = 0;
    private static final int WRITTEN_SECTORS = 1;
    private static final int BUSY_MILLIS = 2;

    private static final Pattern OTHER_DRIVE = Pattern.compile("(sr|fd)[0-9]+");

    private final ProcFile file;
    private final Path blockDevices;
    private final DeviceCounters devices = new DeviceCounters(3);
    private final CounterHistory history = new CounterHistory();
    private int disks;

    /**
     * Opens the file.
     *
     * @param procfs where {@code proc} is mounted
     * @param sysfs where {@code sysfs} is mounted
     * @throws IOException if the file cannot be opened
     */
    public DiskReader(Path procfs, Path sysfs) throws IOException {
        this.file = new ProcFile(procfs.resolve("diskstats"));
        this.blockDevices = sysfs.resolve("block");
    }

    /**
     * Reads the file anew; the other methods tell what it said.
     *
     * @param nanoTime now, by {@link System#nanoTime()}
     * @throws IOException if the file cannot be read
     */
    public void read(long nanoTime) throws IOException {
        ProcText text = this.file.read();
        int counted = 0;
        this.devices.begin();
        while (text.nextLine()) {
            text.skipFields(2); // major and minor number
            DeviceCounters.@Nullable Device disk = this.devices.find(text);
            if (disk == null) {
                String name = text.field();
                disk = this.devices.add(name, isWholeDisk(name));
            }
            if (disk.isCounted()) {
                update(disk, text);
                counted++;
            }
        }
        this.disks = counted;
        this.history.add(nanoTime, this.devices.totals());
    }

    private static void update(DeviceCounters.Device disk, ProcText text) {
        text.skipFields(2); // reads, merged reads
        disk.update(READ_SECTORS, text.number());
        text.skipFields(3); // milliseconds reading; writes, merged writes
        disk.update(WRITTEN_SECTORS, text.number());
        text.skipFields(2); // milliseconds writing; requests under way
        disk.update(BUSY_MILLIS, text.number());
    }

    private boolean isWholeDisk(String name) {
        return !name.isEmpty()
                && !OTHER_DRIVE.matcher(name).matches()
                && Files.exists(this.blockDevices.resolve(name).resolve("device"));
    }

    /**
     * The number of disks that count.
     *
     * @return at least 0
     */
    public int disks() {
        return this.disks;
    }

    /**
     * What was read from the disks.
     *
     * @return bytes per second
     */
    public double readPerSecond() {
        return this.history.perSecond(READ_SECTORS) * SECTOR;
    }

    /**
     * What was written to the disks.
     *
     * @return bytes per second
     */
    public double writtenPerSecond() {
        return this.history.perSecond(WRITTEN_SECTORS) * SECTOR;
    }

    /**
     * The share of time with requests under way, the mean of all disks.
     *
     * @return 0 to 1
     */
    public double busy() {
        double secondsPerSecond = this.history.perSecond(BUSY_MILLIS) / 1000;
        return (this.disks > 0) ? Math.min(1, secondsPerSecond / this.disks) : 0;
    }

    @Override
    public void close() throws IOException {
        this.file.close();
    }
}

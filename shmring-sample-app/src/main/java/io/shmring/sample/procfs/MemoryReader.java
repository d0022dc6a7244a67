/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.file.Path;

/** Reads {@code /proc/meminfo}. All figures are bytes. For one thread. */
public final class MemoryReader implements AutoCloseable {

    private static final long UNKNOWN = -1;

    private final ProcFile file;
    private long total;
    private long available;
    private long cached;
    private long swapTotal;
    private long swapFree;

    /**
     * Opens the file.
     *
     * @param procfs where {@code proc} is mounted
     * @throws IOException if the file cannot be opened
     */
    public MemoryReader(Path procfs) throws IOException {
        this.file = new ProcFile(procfs.resolve("meminfo"));
    }

    /**
     * Reads the file anew; the other methods tell what it said.
     *
     * @throws IOException if the file cannot be read
     */
    public void read() throws IOException {
        ProcText text = this.file.read();
        long free = 0;
        long caches = 0;
        this.available = UNKNOWN;
        while (text.nextLine()) {
            if (text.acceptField("MemTotal")) {
                this.total = kibibytes(text);
            } else if (text.acceptField("MemFree")) {
                free = kibibytes(text);
            } else if (text.acceptField("MemAvailable")) {
                this.available = kibibytes(text);
            } else if (text.acceptField("Buffers") || text.acceptField("Cached") || text.acceptField("SReclaimable")) {
                caches += kibibytes(text);
            } else if (text.acceptField("SwapTotal")) {
                this.swapTotal = kibibytes(text);
            } else if (text.acceptField("SwapFree")) {
                this.swapFree = kibibytes(text);
            }
        }
        this.cached = caches;
        if (this.available == UNKNOWN) {
            this.available = free + caches; // as good a guess as any on a kernel that does not tell
        }
    }

    private static long kibibytes(ProcText text) {
        return text.number() * 1024;
    }

    /**
     * The memory that the kernel manages.
     *
     * @return bytes
     */
    public long total() {
        return this.total;
    }

    /**
     * The memory that programs could not get without swapping: {@link #total()} less {@link #available()}.
     *
     * @return bytes
     */
    public long used() {
        return Math.max(0, this.total - this.available);
    }

    /**
     * The memory that programs could get without swapping.
     *
     * @return bytes
     */
    public long available() {
        return this.available;
    }

    /**
     * Buffers, page cache and what else the kernel would give back.
     *
     * @return bytes
     */
    public long cached() {
        return this.cached;
    }

    /**
     * The swap space in use.
     *
     * @return bytes
     */
    public long swapUsed() {
        return Math.max(0, this.swapTotal - this.swapFree);
    }

    @Override
    public void close() throws IOException {
        this.file.close();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads {@code /proc/stat}: how busy the processor and each of its cores were over the last half second. Busy is all time
 * but idle and waiting for I/O; time given to guests is part of user time already. For one thread.
 */
public final class CpuReader implements AutoCloseable {

    private static final int BUSY = 0;
    private static final int IOWAIT = 1;
    private static final int TOTAL = 2;
    private static final int COLUMNS = 3;

    private final ProcFile file;
    private final CounterHistory history = new CounterHistory();
    private long[] counters = new long[COLUMNS];

    /**
     * Opens the file.
     *
     * @param procfs where {@code proc} is mounted
     * @throws IOException if the file cannot be opened
     */
    public CpuReader(Path procfs) throws IOException {
        this.file = new ProcFile(procfs.resolve("stat"));
    }

    /**
     * Reads the file anew; the other methods tell what it said.
     *
     * @param nanoTime now, by {@link System#nanoTime()}
     * @throws IOException if the file cannot be read
     */
    public void read(long nanoTime) throws IOException {
        ProcText text = this.file.read();
        // the lines of the cores that are online stand together at the top; an offline core keeps what it had
        while (text.nextLine() && text.accept("cpu")) {
            int row = text.atFieldEnd() ? 0 : 1 + (int) text.number();
            store(row * COLUMNS, text);
        }
        this.history.add(nanoTime, this.counters);
    }

    private void store(int offset, ProcText text) {
        if (offset + COLUMNS > this.counters.length) {
            this.counters = Arrays.copyOf(this.counters, offset + COLUMNS);
        }
        long userAndNice = text.number() + text.number();
        long system = text.number();
        long idle = text.number();
        long iowait = text.number();
        long interruptsAndSteal = text.number() + text.number() + text.number();
        long busy = userAndNice + system + interruptsAndSteal;
        this.counters[offset + BUSY] = busy;
        this.counters[offset + IOWAIT] = iowait;
        this.counters[offset + TOTAL] = busy + idle + iowait;
    }

    /**
     * The share of time that the whole processor was busy.
     *
     * @return 0 to 1
     */
    public double busy() {
        return share(0, BUSY);
    }

    /**
     * The share of time that the whole processor was idle with I/O under way.
     *
     * @return 0 to 1
     */
    public double iowait() {
        return share(0, IOWAIT);
    }

    /**
     * The number of cores, which is the highest number of a core seen, plus one.
     *
     * @return at least 0
     */
    public int cores() {
        return this.counters.length / COLUMNS - 1;
    }

    /**
     * The share of time that one core was busy; 0 if it is offline.
     *
     * @param core 0 to {@link #cores()} - 1
     * @return 0 to 1
     */
    public double busy(int core) {
        return share(core + 1, BUSY);
    }

    private double share(int row, int column) {
        long total = this.history.increase(row * COLUMNS + TOTAL);
        // single counters may run backwards by a tick or two, the time waiting for I/O is known for it
        return (total > 0) ? Math.min(1, (double) this.history.increase(row * COLUMNS + column) / total) : 0;
    }

    @Override
    public void close() throws IOException {
        this.file.close();
    }
}

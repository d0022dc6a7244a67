/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import java.time.Duration;
import java.util.Arrays;

/**
 * How much some counters grew lately. The base of comparison is the youngest reading that is at least {@link #WINDOW} old,
 * or the oldest there is: two readings a few milliseconds apart would tell little, as the kernel counts processor time in
 * steps of a hundredth of a second. Readings much closer to each other than the window are not kept, so the history is
 * small at any rate of reading. A counter that went backwards grew by nothing. For one thread.
 */
final class CounterHistory {

    /** How far back the base of comparison lies. */
    static final Duration WINDOW = Duration.ofMillis(500);

    private static final long WINDOW_NANOS = WINDOW.toNanos();
    private static final int ROWS_PER_WINDOW = 32;
    private static final int ROWS = ROWS_PER_WINDOW + 2;

    private final long[] times = new long[ROWS];
    private final long[][] rows = new long[ROWS][];
    private int oldest;
    private int size;
    private long[] latest = new long[0];
    private long latestTime;

    /** Takes a copy of a reading; a reading with another number of counters begins a new history. */
    void add(long nanoTime, long[] counters) {
        if (counters.length != this.latest.length) {
            this.latest = new long[counters.length];
            this.size = 0;
        }
        System.arraycopy(counters, 0, this.latest, 0, counters.length);
        this.latestTime = nanoTime;
        while (this.size > 1 && nanoTime - this.times[index(1)] >= WINDOW_NANOS) {
            this.oldest = index(1);
            this.size--;
        }
        if (this.size == 0 || nanoTime - this.times[index(this.size - 1)] >= WINDOW_NANOS / ROWS_PER_WINDOW) {
            keep();
        }
    }

    private void keep() {
        int row = index(this.size);
        if (this.rows[row] == null || this.rows[row].length != this.latest.length) {
            this.rows[row] = Arrays.copyOf(this.latest, this.latest.length);
        } else {
            System.arraycopy(this.latest, 0, this.rows[row], 0, this.latest.length);
        }
        this.times[row] = this.latestTime;
        this.size++;
    }

    private int index(int age) {
        return (this.oldest + age) % ROWS;
    }

    /** The growth of one counter since the base of comparison; 0 after the first reading. */
    long increase(int counter) {
        return Math.max(0, this.latest[counter] - this.rows[this.oldest][counter]);
    }

    /** How long ago the base of comparison was read. */
    long elapsedNanos() {
        return this.latestTime - this.times[this.oldest];
    }

    /** The growth of one counter per second; 0 after the first reading. */
    double perSecond(int counter) {
        long elapsed = elapsedNanos();
        return (elapsed > 0) ? increase(counter) * 1e9 / elapsed : 0;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of one figure over a sliding window of {@value #SLICES} slices, to three significant digits. One thread
 * records, wait-free and without allocation; another one calls {@link #roll} at the end of each slice; any thread reads.
 */
final class RollingStatistics {

    /** How many slices the window has. */
    static final int SLICES = 10;

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Unit unit;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(SIGNIFICANT_DIGITS);
    private final Histogram window = new Histogram(SIGNIFICANT_DIGITS);
    private final Deque<Slice> slices = new ArrayDeque<>();
    private volatile double last;
    private volatile Summary summary;

    RollingStatistics(Unit unit) {
        this.unit = unit;
        this.summary = new Summary(unit, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    void record(double value) {
        this.recorder.recordValue(this.unit.toSteps(value));
        this.last = value;
    }

    /** Ends a slice, which leaves the window {@value #SLICES} slices later. */
    void roll(long sliceNanos) {
        @Nullable Histogram reusable = null;
        if (this.slices.size() == SLICES) {
            reusable = this.slices.removeFirst().values();
        }
        this.slices.addLast(new Slice(this.recorder.getIntervalHistogram(reusable), sliceNanos));
        this.window.reset();
        long nanos = 0;
        for (Slice slice : this.slices) {
            this.window.add(slice.values());
            nanos += slice.nanos();
        }
        this.summary = summarize(nanos);
    }

    private Summary summarize(long nanos) {
        long count = this.window.getTotalCount();
        if (count == 0) {
            return new Summary(this.unit, 0, this.last, 0, 0, 0, 0, 0, 0);
        }
        return new Summary(
                this.unit,
                count * 1e9 / nanos,
                this.last,
                this.unit.fromSteps(this.window.getMinValue()),
                this.unit.fromSteps(this.window.getMean()),
                percentile(50),
                percentile(90),
                percentile(99),
                this.unit.fromSteps(this.window.getMaxValue()));
    }

    private double percentile(double percentile) {
        return this.unit.fromSteps(this.window.getValueAtPercentile(percentile));
    }

    /** The window as of the last {@link #roll}, with the newest value. */
    Summary summary() {
        Summary rolled = this.summary;
        return new Summary(
                rolled.unit(),
                rolled.perSecond(),
                this.last,
                rolled.min(),
                rolled.mean(),
                rolled.p50(),
                rolled.p90(),
                rolled.p99(),
                rolled.max());
    }

    private record Slice(Histogram values, long nanos) {}
}

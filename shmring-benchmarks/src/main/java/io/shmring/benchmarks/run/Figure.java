/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.workload.Figures;
import java.util.Locale;
import java.util.Objects;

/**
 * The one number of a window that is compared: median round trip in nanoseconds, time of a sleeping thread on its core, or
 * million messages per second.
 */
record Figure(double value, String unit) {

    private static final double MEDIAN = 50;
    private static final double NANOS_PER_MICRO = 1000;
    private static final String CORE = "% of a core";

    static Figure of(Measurement measurement) {
        CpuTime cpu = measurement.cpu();
        if (cpu != null) {
            return new Figure(cpu.threadPercent(measurement.nanos()), CORE);
        }
        String histogram = measurement.histogram();
        return histogram != null
                ? new Figure(Figures.decode(histogram).getValueAtPercentile(MEDIAN), "ns")
                : new Figure(measurement.messages() * NANOS_PER_MICRO / Math.max(1, measurement.nanos()), "M/s");
    }

    /** Time of all threads on their cores, of a window in which it was measured. */
    static Figure ofProcess(Measurement measurement) {
        CpuTime cpu = Objects.requireNonNull(measurement.cpu());
        return new Figure(cpu.processPercent(measurement.nanos()), CORE);
    }

    @Override
    public String toString() {
        return format(this.value) + " " + this.unit;
    }

    /** Three digits that matter. */
    static String format(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.workload.Figures;
import java.util.Locale;

/** The one number of a window that is compared: median round trip in nanoseconds, or million messages per second. */
record Figure(double value, String unit) {

    private static final double MEDIAN = 50;
    private static final double NANOS_PER_MICRO = 1000;

    static Figure of(Measurement measurement) {
        String histogram = measurement.histogram();
        return histogram != null
                ? new Figure(Figures.decode(histogram).getValueAtPercentile(MEDIAN), "ns")
                : new Figure(measurement.messages() * NANOS_PER_MICRO / Math.max(1, measurement.nanos()), "M/s");
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

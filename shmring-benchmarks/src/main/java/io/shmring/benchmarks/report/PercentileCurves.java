/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Round trip times over percentiles, these stretched so that each further nine takes the same room: log10(1 / (1 - p)). */
final class PercentileCurves {

    /** Where the 50th percentile is. */
    private static final double FROM = Math.log10(2);
    /** Where the 99.99th is. */
    private static final double TO = 4;

    private static final int POINTS = 36;
    /** With fewer round trips beyond it a percentile is chance. */
    private static final int BEYOND = 10;

    private PercentileCurves() {}

    static void draw(Map<String, Windows> lines, Canvas canvas) {
        canvas.across("percentile", FROM, TO, PercentileCurves::label)
                .mark(FROM, "50")
                .upwards("round trip, ns", Canvas.WHOLE);
        lines.forEach((name, windows) -> {
            Histogram merged = RoundTrips.merged(windows);
            double[] x = positions(merged.getTotalCount());
            if (x.length > 1) {
                canvas.curve(
                        name,
                        x,
                        Arrays.stream(x)
                                .map(position -> merged.getValueAtPercentile(percentile(position)))
                                .toArray());
            }
        });
    }

    /** Evenly spread, and each nine. */
    static double[] positions(long roundTrips) {
        double last = Math.min(TO, Math.log10((double) roundTrips / BEYOND));
        DoubleStream even = IntStream.rangeClosed(0, POINTS).mapToDouble(i -> FROM + (TO - FROM) * i / POINTS);
        DoubleStream nines = IntStream.rangeClosed(1, (int) TO).asDoubleStream();
        return DoubleStream.concat(even, nines)
                .filter(x -> x <= last)
                .sorted()
                .distinct()
                .toArray();
    }

    static String label(double position) {
        return BigDecimal.valueOf(percentile(position))
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static double percentile(double position) {
        return 100 - 100 * Math.pow(10, -position);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Scenario;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Round trip times of one scenario: a row for each length and transport. */
final class RoundTripTable {

    private final String unit;
    private final double nanosPerUnit;

    private RoundTripTable(String unit, double nanosPerUnit) {
        this.unit = unit;
        this.nanosPerUnit = nanosPerUnit;
    }

    static RoundTripTable of(Scenario scenario) {
        return scenario == Scenario.COLD_PING_PONG ? new RoundTripTable("µs", 1000) : new RoundTripTable("ns", 1);
    }

    /** All windows are of one scenario, one JDK and one state of the cores. */
    String markdown(Windows windows) {
        Table table = new Table(
                "transport",
                "message",
                "p50, " + this.unit,
                "p99",
                "p99.9",
                "p99.99",
                "min",
                "windows",
                "p50 to best peer's");
        for (int length : windows.lengths()) {
            Windows ofLength = windows.length(length);
            Optional<String> best = Peers.best(ofLength, Metric.P50);
            for (String transport : ofLength.transports()) {
                Windows own = ofLength.of(transport);
                Histogram merged = RoundTrips.merged(own);
                Spread rounds = RoundTrips.medianOfEachRound(own).times(1 / this.nanosPerUnit);
                table.row(
                        Cells.transport(transport),
                        Format.bytes(length),
                        figure(merged, 50) + " (" + Format.number(rounds.lowest()) + " to "
                                + Format.number(rounds.highest()) + ")",
                        figure(merged, 99),
                        figure(merged, 99.9),
                        figure(merged, 99.99),
                        Format.number(merged.getMinValue() / this.nanosPerUnit),
                        Integer.toString(own.size()),
                        Cells.ratio(own, ofLength, best, Metric.P50));
            }
        }
        return table.markdown();
    }

    private String figure(Histogram histogram, double percentile) {
        return Format.number(histogram.getValueAtPercentile(percentile) / this.nanosPerUnit);
    }
}

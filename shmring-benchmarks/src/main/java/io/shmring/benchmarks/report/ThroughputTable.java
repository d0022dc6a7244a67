/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;

/** One-way throughput: a row for each length, number of senders and transport. */
final class ThroughputTable {

    private ThroughputTable() {}

    /** All windows are of one scenario, one JDK and one state of the cores. */
    static String markdown(Windows windows) {
        Table table = new Table(
                "transport",
                "message",
                "producers",
                "M messages/s",
                "GB/s",
                "windows",
                "to best peer's",
                "share of a producer");
        for (int length : windows.lengths()) {
            for (int senders : windows.senders()) {
                Windows alike = windows.length(length).senders(senders);
                Optional<String> best = Peers.best(alike, Metric.RATE);
                for (String transport : alike.transports()) {
                    Windows own = alike.of(transport);
                    Spread rate = Metric.RATE.of(own);
                    table.row(
                            Cells.transport(transport),
                            Format.bytes(length),
                            Integer.toString(senders),
                            Format.range(rate),
                            Format.range(rate.times(length / 1e3)),
                            Integer.toString(own.size()),
                            Cells.ratio(own, alike, best, Metric.RATE),
                            shares(own));
                }
            }
        }
        return table.markdown();
    }

    private static String shares(Windows windows) {
        if (windows.list().stream().allMatch(window -> window.shares().length < 2)) {
            return "all";
        }
        DoubleSummaryStatistics shares = windows.list().stream()
                .flatMapToDouble(window ->
                        Arrays.stream(window.shares()).mapToDouble(share -> 100.0 * share / window.messages()))
                .summaryStatistics();
        return String.format(Locale.ROOT, "%.0f to %.0f %%", shares.getMin(), shares.getMax());
    }
}

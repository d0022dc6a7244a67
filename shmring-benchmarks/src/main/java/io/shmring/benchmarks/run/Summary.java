/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables of what was measured, one for each set of figures that may be compared. */
final class Summary {

    private final List<Measurement> measurements;

    Summary(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    void print(PrintWriter out) {
        Map<String, List<Measurement>> tables = this.measurements.stream()
                .collect(Collectors.groupingBy(Summary::title, LinkedHashMap::new, Collectors.toList()));
        tables.forEach((title, rows) -> {
            out.printf("%n%s%n", title);
            Columns columns = Columns.of(rows.get(0).scenario());
            row(
                    out,
                    "",
                    columns.first().title() + ": median (range, windows)",
                    columns.second().title());
            Map<String, List<Measurement>> byTransport = rows.stream()
                    .collect(Collectors.groupingBy(Measurement::transport, LinkedHashMap::new, Collectors.toList()));
            byTransport.forEach((transport, windows) -> row(
                    out,
                    transport,
                    columns.first().cell(windows),
                    columns.second().cell(windows)));
        });
    }

    private static String title(Measurement measurement) {
        return measurement.scenario() + ", " + measurement.length() + " B, " + measurement.senders() + " senders, JDK "
                + measurement.jdk() + ", " + unit(measurement.scenario());
    }

    private static void row(PrintWriter out, String first, String second, String third) {
        out.printf(Locale.ROOT, "  %-28s %-64s %s%n", first, second, third);
    }

    private static String unit(Scenario scenario) {
        return switch (scenario) {
            case PING_PONG, COLD_PING_PONG -> "ns";
            case THROUGHPUT, PRODUCERS -> "million messages/s";
            case IDLE -> "% of a core";
        };
    }
}

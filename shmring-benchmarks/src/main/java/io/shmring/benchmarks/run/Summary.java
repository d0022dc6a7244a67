/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.workload.Figures;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Tables of what was measured, one for each set of figures that may be compared. Windows of mixed distance are left out. */
final class Summary {

    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};

    private final List<Measurement> measurements;

    Summary(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    void print(PrintWriter out) {
        Map<String, List<Measurement>> tables = this.measurements.stream()
                .collect(Collectors.groupingBy(Summary::title, LinkedHashMap::new, Collectors.toList()));
        tables.forEach((title, rows) -> {
            out.printf("%n%s%n", title);
            row(out, "", "near: median (range, windows)", "far");
            Map<String, List<Measurement>> byTransport = rows.stream()
                    .collect(Collectors.groupingBy(Measurement::transport, LinkedHashMap::new, Collectors.toList()));
            byTransport.forEach((transport, windows) ->
                    row(out, transport, cell(at(Distance.NEAR, windows)), cell(at(Distance.FAR, windows))));
        });
    }

    private static String title(Measurement measurement) {
        return measurement.scenario() + ", " + measurement.length() + " B, " + measurement.senders() + " senders, JDK "
                + measurement.jdk() + (measurement.histogram() != null ? ", ns" : ", million messages/s");
    }

    private static void row(PrintWriter out, String first, String second, String third) {
        out.printf(Locale.ROOT, "  %-28s %-64s %s%n", first, second, third);
    }

    private static List<Measurement> at(Distance distance, List<Measurement> windows) {
        return windows.stream().filter(window -> window.distance() == distance).toList();
    }

    private static String cell(List<Measurement> windows) {
        if (windows.isEmpty()) {
            return "-";
        }
        double[] values = windows.stream()
                .mapToDouble(window -> Figure.of(window).value())
                .sorted()
                .toArray();
        int middle = values.length / 2;
        double median = values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return Figure.format(median) + " (" + Figure.format(values[0]) + "-" + Figure.format(values[values.length - 1])
                + ", " + values.length + ")" + percentiles(windows);
    }

    /** Of all round trips of these windows. */
    private static String percentiles(List<Measurement> windows) {
        List<Histogram> histograms = windows.stream()
                .map(Measurement::histogram)
                .filter(Objects::nonNull)
                .map(Figures::decode)
                .toList();
        if (histograms.isEmpty()) {
            return "";
        }
        Histogram all = histograms.get(0);
        histograms.stream().skip(1).forEach(all::add);
        StringBuilder text = new StringBuilder();
        for (double percentile : PERCENTILES) {
            text.append(String.format(
                    Locale.ROOT,
                    " p%s %d",
                    Double.toString(percentile).replace(".0", ""),
                    all.getValueAtPercentile(percentile)));
        }
        return text.toString();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.workload.Figures;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Windows that may be compared, in a few words: median, range, number, and what else they tell. */
final class Cell {

    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99};

    private Cell() {}

    static String of(List<Measurement> windows, Function<Measurement, Figure> figure) {
        if (windows.isEmpty()) {
            return "-";
        }
        double[] values = windows.stream()
                .mapToDouble(window -> figure.apply(window).value())
                .sorted()
                .toArray();
        int middle = values.length / 2;
        double median = values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return Figure.format(median) + " (" + Figure.format(values[0]) + "-" + Figure.format(values[values.length - 1])
                + ", " + values.length + ")" + percentiles(windows) + shares(windows);
    }

    /** How much one of several senders gets through, at least and at most. */
    private static String shares(List<Measurement> windows) {
        DoubleSummaryStatistics shares = windows.stream()
                .map(Measurement::shares)
                .filter(each -> each.length > 1)
                .flatMapToDouble(each -> {
                    double all = Arrays.stream(each).sum();
                    return Arrays.stream(each).mapToDouble(share -> 100 * share / all);
                })
                .summaryStatistics();
        return shares.getCount() == 0
                ? ""
                : String.format(Locale.ROOT, " shares %.0f-%.0f %%", shares.getMin(), shares.getMax());
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

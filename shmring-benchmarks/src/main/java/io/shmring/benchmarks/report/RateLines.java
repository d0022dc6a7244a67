/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/** Throughput over what it depends on; each point is the median of its windows. */
final class RateLines {

    private RateLines() {}

    static void bySize(Map<String, Windows> lines, Canvas canvas, DoubleBinaryOperator figure) {
        List<Integer> all = distinct(lines, Windows::lengths);
        if (all.size() < 2) {
            return;
        }
        canvas.across(
                "message size, bytes",
                log2(all.get(0)),
                log2(all.get(all.size() - 1)),
                x -> Format.shortBytes((int) Math.round(Math.pow(2, x))));
        lines.forEach((name, windows) -> {
            List<Integer> lengths = windows.lengths();
            canvas.points(
                    name,
                    lengths.stream().mapToDouble(RateLines::log2).toArray(),
                    lengths.stream()
                            .mapToDouble(length -> figure.applyAsDouble(median(windows.length(length)), length))
                            .toArray());
        });
    }

    static void byProducers(Map<String, Windows> lines, Canvas canvas) {
        List<Integer> all = distinct(lines, Windows::senders);
        if (all.size() < 2) {
            return;
        }
        canvas.across("producers", all.get(0), all.get(all.size() - 1), x -> Long.toString(Math.round(x)));
        lines.forEach((name, windows) -> {
            List<Integer> senders = windows.senders();
            canvas.points(
                    name,
                    senders.stream().mapToDouble(Integer::doubleValue).toArray(),
                    senders.stream()
                            .mapToDouble(count -> median(windows.senders(count)))
                            .toArray());
        });
    }

    private static List<Integer> distinct(Map<String, Windows> lines, Function<Windows, List<Integer>> numbers) {
        return lines.values().stream()
                .map(numbers)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static double median(Windows windows) {
        return Metric.RATE.of(windows).median();
    }

    private static double log2(int value) {
        return Math.log(value) / Math.log(2);
    }
}

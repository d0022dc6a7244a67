/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Measurement;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/** A figure that every window of a scenario has. */
enum Metric {
    /** Median round trip, nanoseconds. */
    P50(window -> RoundTrips.of(window).getValueAtPercentile(50), Comparator.naturalOrder()),
    /** The round trip that one in a thousand exceeds, nanoseconds. */
    P999(window -> RoundTrips.of(window).getValueAtPercentile(99.9), Comparator.naturalOrder()),
    /** Million messages a second. */
    RATE(window -> window.messages() * 1e3 / window.nanos(), Comparator.reverseOrder()),
    /** Time of the receiving thread on its core, percent. */
    THREAD(window -> cpu(window).threadPercent(window.nanos()), Comparator.naturalOrder()),
    /** Time of all threads of the receiving process, percent of one core. */
    PROCESS(window -> cpu(window).processPercent(window.nanos()), Comparator.naturalOrder());

    private final ToDoubleFunction<Measurement> figure;
    private final Comparator<Double> bestFirst;

    Metric(ToDoubleFunction<Measurement> figure, Comparator<Double> bestFirst) {
        this.figure = figure;
        this.bestFirst = bestFirst;
    }

    double of(Measurement window) {
        return this.figure.applyAsDouble(window);
    }

    Comparator<Double> bestFirst() {
        return this.bestFirst;
    }

    Spread of(Windows windows) {
        return Spread.of(windows.list().stream().map(this::of).toList());
    }

    private static CpuTime cpu(Measurement window) {
        CpuTime cpu = window.cpu();
        if (cpu == null) {
            throw new IllegalArgumentException(
                    "no time on cores in a window of %s, %s, round %d, expected with this scenario"
                            .formatted(window.scenario(), window.transport(), window.round()));
        }
        return cpu;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Measurement;
import java.util.Comparator;

/** A figure that every window of a scenario has. */
enum Metric {
    /** Median round trip, nanoseconds. */
    P50 {
        @Override
        double of(Measurement window) {
            return RoundTrips.of(window).getValueAtPercentile(50);
        }

        @Override
        Comparator<Double> bestFirst() {
            return Comparator.naturalOrder();
        }
    },
    /** The round trip that one in a thousand exceeds, nanoseconds. */
    P999 {
        @Override
        double of(Measurement window) {
            return RoundTrips.of(window).getValueAtPercentile(99.9);
        }

        @Override
        Comparator<Double> bestFirst() {
            return Comparator.naturalOrder();
        }
    },
    /** Million messages a second. */
    RATE {
        @Override
        double of(Measurement window) {
            return window.messages() * 1e3 / window.nanos();
        }

        @Override
        Comparator<Double> bestFirst() {
            return Comparator.reverseOrder();
        }
    },
    /** Time of the receiving thread on its core, percent. */
    THREAD {
        @Override
        double of(Measurement window) {
            return cpu(window).threadPercent(window.nanos());
        }

        @Override
        Comparator<Double> bestFirst() {
            return Comparator.naturalOrder();
        }
    },
    /** Time of all threads of the receiving process, percent of one core. */
    PROCESS {
        @Override
        double of(Measurement window) {
            return cpu(window).processPercent(window.nanos());
        }

        @Override
        Comparator<Double> bestFirst() {
            return Comparator.naturalOrder();
        }
    };

    abstract double of(Measurement window);

    abstract Comparator<Double> bestFirst();

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

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

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
    };

    abstract double of(Measurement window);

    abstract Comparator<Double> bestFirst();

    Spread of(Windows windows) {
        return Spread.of(windows.list().stream().map(this::of).toList());
    }
}

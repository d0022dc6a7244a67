/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a plot can show of some windows, a line for each of them. */
enum Figure {
    /** Percentile curves of the round trip of 64 bytes. */
    ROUND_TRIP(Scenario.PING_PONG, "Round trip, 64 B, both sides awake") {
        @Override
        void draw(Map<String, Windows> lines, Canvas canvas) {
            PercentileCurves.draw(only64(lines), canvas);
        }
    },
    /** The same, both sides asleep before. */
    COLD_ROUND_TRIP(Scenario.COLD_PING_PONG, "Cold round trip, 64 B, one per millisecond") {
        @Override
        void draw(Map<String, Windows> lines, Canvas canvas) {
            PercentileCurves.draw(only64(lines), canvas);
        }
    },
    /** Messages a second over their size. */
    THROUGHPUT(Scenario.THROUGHPUT, "Throughput by message size") {
        @Override
        void draw(Map<String, Windows> lines, Canvas canvas) {
            canvas.upwards("M messages/s", Canvas.DECIMALS);
            RateLines.bySize(lines, canvas, (rate, length) -> rate);
        }
    },
    /** Bytes a second over the size of a message. */
    DATA_RATE(Scenario.THROUGHPUT, "Data rate by message size") {
        @Override
        void draw(Map<String, Windows> lines, Canvas canvas) {
            canvas.upwards("GB/s", Canvas.DECIMALS);
            RateLines.bySize(lines, canvas, (rate, length) -> rate * length / 1e3);
        }
    },
    /** Messages a second over the number of their producers. */
    PRODUCERS(Scenario.PRODUCERS, "Throughput by number of producers, 64 B") {
        @Override
        void draw(Map<String, Windows> lines, Canvas canvas) {
            canvas.upwards("M messages/s", Canvas.DECIMALS);
            RateLines.byProducers(only64(lines), canvas);
        }
    };

    private static final int SMALL = 64;

    private final Scenario scenario;
    private final String title;

    Figure(Scenario scenario, String title) {
        this.scenario = scenario;
        this.title = title;
    }

    Scenario scenario() {
        return this.scenario;
    }

    String title() {
        return this.title;
    }

    /** Draws nothing if there are too few windows for it. */
    abstract void draw(Map<String, Windows> lines, Canvas canvas);

    private static Map<String, Windows> only64(Map<String, Windows> lines) {
        Map<String, Windows> chosen = new LinkedHashMap<>();
        lines.forEach((name, windows) -> {
            if (!windows.length(SMALL).isEmpty()) {
                chosen.put(name, windows.length(SMALL));
            }
        });
        return chosen;
    }
}

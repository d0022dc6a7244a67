/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Scenario;
import java.util.List;

/** How much is measured unless options say otherwise. */
enum Preset {
    /** Everything that the published figures need. */
    FULL(List.of(1, 2, 3), 3, 5, 400, 3000) {
        @Override
        List<Integer> lengths(Scenario scenario) {
            return switch (scenario) {
                case PING_PONG -> List.of(64, 1024);
                case THROUGHPUT -> List.of(8, 64, 256, 1024, 4096, 65_536, 1_048_576);
                case COLD_PING_PONG, PRODUCERS -> List.of(64);
            };
        }
    },
    /** A first look. */
    QUICK(List.of(3), 1, 3, 200, 1000) {
        @Override
        List<Integer> lengths(Scenario scenario) {
            return scenario == Scenario.THROUGHPUT ? List.of(64, 1024) : List.of(64);
        }
    };

    final List<Integer> senders;
    final int rounds;
    final int windows;
    final long millis;
    final long warmUpMillis;

    Preset(List<Integer> senders, int rounds, int windows, long millis, long warmUpMillis) {
        this.senders = senders;
        this.rounds = rounds;
        this.windows = windows;
        this.millis = millis;
        this.warmUpMillis = warmUpMillis;
    }

    abstract List<Integer> lengths(Scenario scenario);
}

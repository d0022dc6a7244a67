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
    FULL(List.of(1, 2, 3), 3, 5, 400, 5000, 3000) {
        @Override
        List<Integer> lengths(Scenario scenario) {
            return switch (scenario) {
                case PING_PONG -> List.of(64, 1024);
                case THROUGHPUT -> List.of(8, 64, 256, 1024, 4096, 65_536, 1_048_576);
                case COLD_PING_PONG, PRODUCERS, IDLE -> List.of(64);
            };
        }
    },
    /** A first look. */
    QUICK(List.of(3), 1, 3, 200, 2000, 1000) {
        @Override
        List<Integer> lengths(Scenario scenario) {
            return scenario == Scenario.THROUGHPUT ? List.of(64, 1024) : List.of(64);
        }
    };

    private static final List<Integer> ROOM = List.of(1, 64);

    private final List<Integer> producers;
    final int rounds;
    final int windows;
    final long millis;
    final long idleMillis;
    final long warmUpMillis;

    Preset(List<Integer> producers, int rounds, int windows, long millis, long idleMillis, long warmUpMillis) {
        this.producers = producers;
        this.rounds = rounds;
        this.windows = windows;
        this.millis = millis;
        this.idleMillis = idleMillis;
        this.warmUpMillis = warmUpMillis;
    }

    abstract List<Integer> lengths(Scenario scenario);

    /** Numbers of senders; without messages it is the room for them that may cost something. */
    List<Integer> senders(Scenario scenario) {
        return switch (scenario) {
            case PRODUCERS -> this.producers;
            case IDLE -> ROOM;
            case PING_PONG, COLD_PING_PONG, THROUGHPUT -> List.of(1);
        };
    }
}

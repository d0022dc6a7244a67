/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import static io.shmring.benchmarks.report.Goal.Bound.AT_LEAST;
import static io.shmring.benchmarks.report.Goal.Bound.AT_MOST;
import static io.shmring.benchmarks.report.Goal.Weight.DEMANDED;
import static io.shmring.benchmarks.report.Goal.Weight.HOPED_FOR;
import static io.shmring.benchmarks.report.Metric.P50;
import static io.shmring.benchmarks.report.Metric.P999;
import static io.shmring.benchmarks.report.Metric.RATE;
import static io.shmring.benchmarks.report.Metric.THREAD;
import static io.shmring.benchmarks.result.Distance.FAR;
import static io.shmring.benchmarks.result.Distance.NEAR;
import static io.shmring.benchmarks.result.Scenario.COLD_PING_PONG;
import static io.shmring.benchmarks.result.Scenario.IDLE;
import static io.shmring.benchmarks.result.Scenario.PING_PONG;
import static io.shmring.benchmarks.result.Scenario.PRODUCERS;
import static io.shmring.benchmarks.result.Scenario.THROUGHPUT;

import io.shmring.benchmarks.report.Goal.Weight;
import io.shmring.benchmarks.result.Distance;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How fast shmring should be beside others. */
final class Goals {

    private static final String SPSC = "shmring";
    private static final String MPSC = "shmring mpsc";
    private static final String FLOOR = "C floor";
    private static final String FUTEX = "C futex";
    private static final String ONE_TO_ONE = "Agrona OneToOne";
    private static final String MANY_TO_ONE = "Agrona ManyToOne";
    private static final List<String> RINGS = List.of(ONE_TO_ONE, MANY_TO_ONE, "Aeron IPC");
    private static final List<String> EVERY_PEER = List.of();

    private static final List<Goal> ALL = Stream.of(
                    both(state -> roundTrip(P50, state, ONE_TO_ONE, 1.1, DEMANDED)),
                    both(state -> roundTrip(P50, state, ONE_TO_ONE, 0.9, HOPED_FOR)),
                    both(state -> roundTrip(P50, state, FLOOR, 2, HOPED_FOR)),
                    both(state -> roundTrip(P999, state, ONE_TO_ONE, 1, DEMANDED)),
                    Stream.of(
                            throughput(64, NEAR, RINGS, 1.5, DEMANDED),
                            throughput(64, FAR, RINGS, 3, DEMANDED),
                            throughput(64, NEAR, RINGS, 3, HOPED_FOR),
                            throughput(64, FAR, RINGS, 10, HOPED_FOR)),
                    both(state -> throughput(1024, state, EVERY_PEER, 1.2, DEMANDED)),
                    both(Goals::producers),
                    both(Goals::cold))
            .flatMap(goals -> goals)
            .toList();

    private static final List<Ceiling> CEILINGS = List.of(idle(1, SPSC), idle(1, MPSC), idle(64, MPSC));

    private Goals() {}

    static List<Goal> all() {
        return ALL;
    }

    /** Those that are no ratios. */
    static List<Ceiling> ceilings() {
        return CEILINGS;
    }

    private static Ceiling idle(int senders, String subject) {
        String what = "idle consumer, room for %d, %% of a core".formatted(senders);
        return new Ceiling(what, IDLE, senders, subject, THREAD, 0.5);
    }

    private static Stream<Goal> both(Function<Distance, Goal> goal) {
        return Stream.of(NEAR, FAR).map(goal);
    }

    private static Goal roundTrip(Metric metric, Distance state, String reference, double limit, Weight weight) {
        String what = "round trip 64 B, " + (metric == P50 ? "p50" : "p99.9");
        return new Goal(what, PING_PONG, 64, 1, state, SPSC, List.of(reference), metric, AT_MOST, limit, weight);
    }

    private static Goal throughput(int length, Distance state, List<String> references, double limit, Weight weight) {
        String what = "throughput " + Format.bytes(length) + ", one producer";
        return new Goal(what, THROUGHPUT, length, 1, state, SPSC, references, RATE, AT_LEAST, limit, weight);
    }

    private static Goal producers(Distance state) {
        return new Goal(
                "throughput 64 B, three producers",
                PRODUCERS,
                64,
                3,
                state,
                MPSC,
                List.of(MANY_TO_ONE),
                RATE,
                AT_LEAST,
                2,
                DEMANDED);
    }

    private static Goal cold(Distance state) {
        return new Goal(
                "cold round trip 64 B, p50",
                COLD_PING_PONG,
                64,
                1,
                state,
                SPSC,
                List.of(FUTEX),
                P50,
                AT_MOST,
                1.1,
                DEMANDED);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the same processes do, one window after the other: a scenario with all lengths that need the same capacity.
 *
 * @param scenario what is done
 * @param senders how many sending processes there is room for
 * @param lengths ascending
 */
record Heat(Scenario scenario, int senders, List<Integer> lengths) {

    private static final int USUAL_CAPACITY = 1 << 20;
    private static final int MESSAGES = 16;

    /** Puts lengths together that need the same capacity. */
    static List<Heat> of(Scenario scenario, int senders, List<Integer> lengths) {
        TreeMap<Integer, List<Integer>> byCapacity = new TreeMap<>();
        for (int length : new TreeSet<>(lengths)) {
            byCapacity
                    .computeIfAbsent(capacity(length), any -> new ArrayList<>())
                    .add(length);
        }
        return byCapacity.values().stream()
                .map(group -> new Heat(scenario, senders, List.copyOf(group)))
                .toList();
    }

    /** Bytes that can be on their way: room for 16 of the longest messages, 1 MiB at least. */
    int capacity() {
        return capacity(this.lengths.get(0));
    }

    private static int capacity(int length) {
        return Math.max(USUAL_CAPACITY, Integer.highestOneBit(2 * MESSAGES * length - 1));
    }

    /** The longest message of this heat that the transport carries; 0 if it takes no part. */
    int largest(Transport transport) {
        return suits(transport)
                ? this.lengths.stream()
                        .mapToInt(Integer::intValue)
                        .filter(transport::carries)
                        .max()
                        .orElse(0)
                : 0;
    }

    /** For people. */
    @Override
    public String toString() {
        return "%s of %s B, %d %s"
                .formatted(
                        this.scenario,
                        this.lengths.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        this.senders,
                        this.senders == 1 ? "sender" : "senders");
    }

    private boolean suits(Transport transport) {
        return switch (this.scenario) {
            case PING_PONG -> !transport.isOneWay();
            case COLD_PING_PONG -> !transport.isOneWay() && transport.wakes();
            case THROUGHPUT -> true;
            case PRODUCERS -> transport.hasManySenders();
            case IDLE -> transport.wakes() && (this.senders == 1 || transport.hasManySenders());
        };
    }
}

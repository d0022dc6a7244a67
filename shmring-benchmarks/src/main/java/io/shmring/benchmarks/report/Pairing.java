/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares windows of two transports that lie close in time: those of the same round and the same number in it, and of one
 * state of the cores. All others have no partner and are left out.
 */
final class Pairing {

    private record Index(int round, int window) {
        static Index of(Measurement window) {
            return new Index(window.round(), window.window());
        }
    }

    private Pairing() {}

    /**
     * Divides each window's figure by that of its partner.
     *
     * @param subject windows of one transport
     * @param reference windows of another; all of the same scenario, JDK, length and number of senders
     * @param metric what is compared
     * @return the ratios, empty if no window has a partner
     * @throws IllegalArgumentException if two windows of one transport have the same round and number
     */
    static Optional<Spread> ratios(Windows subject, Windows reference, Metric metric) {
        Map<Index, Measurement> partners = index(reference);
        List<Double> ratios = new ArrayList<>();
        index(subject).forEach((index, window) -> {
            Measurement partner = partners.get(index);
            if (partner != null && partner.distance() == window.distance()) {
                ratios.add(metric.of(window) / metric.of(partner));
            }
        });
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    private static Map<Index, Measurement> index(Windows windows) {
        Map<Index, Measurement> indexed = new HashMap<>();
        for (Measurement window : windows.list()) {
            if (indexed.put(Index.of(window), window) != null) {
                throw new IllegalArgumentException(
                        "two windows of %s (%s, JDK %d, %d B) are number %d of round %d, expected is one: are there two runs in the directory?"
                                .formatted(
                                        window.transport(),
                                        window.scenario(),
                                        window.jdk(),
                                        window.length(),
                                        window.window(),
                                        window.round()));
            }
        }
        return indexed;
    }
}

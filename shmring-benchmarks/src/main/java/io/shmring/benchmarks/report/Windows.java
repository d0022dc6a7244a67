/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Some windows of measurement, from which others are chosen. A transport that is no Java, or whose message has no length,
 * has 0 there and is chosen with every JDK and every length.
 *
 * @param list the windows, in the order of the file
 */
record Windows(List<Measurement> list) {

    Windows of(Scenario scenario) {
        return only(window -> window.scenario() == scenario);
    }

    Windows of(String transport) {
        return only(window -> window.transport().equals(transport));
    }

    Windows in(Distance distance) {
        return only(window -> window.distance() == distance);
    }

    Windows jdk(int jdk) {
        return only(window -> window.jdk() == jdk || window.jdk() == 0);
    }

    Windows length(int length) {
        return only(window -> window.length() == length || window.length() == 0);
    }

    Windows senders(int senders) {
        return only(window -> window.senders() == senders);
    }

    Windows only(Predicate<Measurement> choice) {
        return new Windows(this.list.stream().filter(choice).toList());
    }

    List<String> transports() {
        return this.list.stream().map(Measurement::transport).distinct().toList();
    }

    List<Integer> jdks() {
        return numbers(Measurement::jdk);
    }

    List<Integer> lengths() {
        return numbers(Measurement::length);
    }

    List<Integer> senders() {
        return numbers(Measurement::senders);
    }

    List<Integer> rounds() {
        return this.list.stream().map(Measurement::round).distinct().sorted().toList();
    }

    int size() {
        return this.list.size();
    }

    boolean isEmpty() {
        return this.list.isEmpty();
    }

    private List<Integer> numbers(Function<Measurement, Integer> of) {
        return this.list.stream()
                .map(of)
                .filter(number -> number != 0)
                .distinct()
                .sorted()
                .toList();
    }
}

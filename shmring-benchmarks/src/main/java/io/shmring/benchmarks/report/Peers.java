/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Tells by their names which transports are what shmring is compared with. */
final class Peers {

    private Peers() {}

    static boolean isSubject(String transport) {
        return transport.startsWith("shmring");
    }

    /** A floor is what the machine can do at best; nobody could use it for messages. */
    static boolean isFloor(String transport) {
        return transport.startsWith("C ");
    }

    static boolean isPeer(String transport) {
        return !isSubject(transport) && !isFloor(transport);
    }

    /** The peer of the best median among windows of one state of the cores. */
    static Optional<String> best(Windows windows, Metric metric) {
        return best(windows.transports().stream().filter(Peers::isPeer).toList(), windows, metric);
    }

    static Optional<String> best(Collection<String> names, Windows windows, Metric metric) {
        return names.stream()
                .filter(name -> !windows.of(name).isEmpty())
                .min(Comparator.comparing(name -> metric.of(windows.of(name)).median(), metric.bestFirst()));
    }
}

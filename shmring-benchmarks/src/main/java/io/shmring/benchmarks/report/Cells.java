/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.Optional;

/** Cells that more than one table has. */
final class Cells {

    private Cells() {}

    static String transport(String name) {
        return Peers.isSubject(name) ? "**" + name + "**" : name;
    }

    static String ratio(Windows own, Windows all, Optional<String> best, Metric metric) {
        if (best.isEmpty()) {
            return "no peer";
        }
        Windows peer = all.of(best.get());
        if (own.equals(peer)) {
            return "best peer";
        }
        return Pairing.ratios(own, peer, metric).map(Format::ratio).orElse("no pairs");
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmSnapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What happened in a round, or in all of them, by names. */
final class Figures {

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String what, long count) {
        this.counts.merge(what, count, Long::sum);
    }

    long get(String what) {
        return this.counts.getOrDefault(what, 0L);
    }

    void add(Figures others) {
        others.counts.forEach(this::add);
    }

    void add(RingJournal journal) {
        add("messages", journal.received());
        add("messages again", journal.redelivered());
        add("producers' tenures", journal.generations());
    }

    void add(ShmSnapshot snapshot) {
        add("rescues of consumers", snapshot.dataRescues());
        add("consumers' tenures", snapshot.consumer().epoch());
        for (ShmSnapshot.Ring ring : snapshot.rings()) {
            add("rescues of producers", ring.spaceRescues());
            add("stalls", ring.stalls());
            add("bytes", ring.head());
        }
    }

    @Override
    public String toString() {
        return this.counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}

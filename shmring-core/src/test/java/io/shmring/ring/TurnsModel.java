/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link Turns} is to do, without its order: which rings are active, and when each had its last look. */
final class TurnsModel {

    private final int[] emptyLooks;
    private final int[] lastLook;
    private final Set<Integer> active;
    private Set<Integer> lookedAt = new HashSet<>();
    private int round;

    TurnsModel(int rings) {
        this.emptyLooks = new int[rings];
        this.lastLook = new int[rings];
        this.active = IntStream.range(0, rings).boxed().collect(Collectors.toCollection(HashSet::new));
    }

    /** Returns how many looks the round has. */
    int beginRound() {
        this.round++;
        this.lookedAt = new HashSet<>();
        int rings = this.emptyLooks.length;
        if (rings > Turns.IDLE_LOOKS + 1) {
            this.active.removeIf(ring -> this.emptyLooks[ring] >= Turns.PATIENCE);
        }
        return this.active.size() + Math.min(Turns.IDLE_LOOKS, rings - this.active.size());
    }

    void looked(int ring, boolean found) {
        this.lookedAt.add(ring);
        this.lastLook[ring] = this.round;
        if (found) {
            this.emptyLooks[ring] = 0;
            this.active.add(ring);
        } else if (this.active.contains(ring)) {
            this.emptyLooks[ring]++;
        }
    }

    Set<Integer> active() {
        return this.active;
    }

    Set<Integer> lookedAt() {
        return this.lookedAt;
    }

    int longestWithoutLook() {
        return this.round - IntStream.of(this.lastLook).min().orElseThrow();
    }
}

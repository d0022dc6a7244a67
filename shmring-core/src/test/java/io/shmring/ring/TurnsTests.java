/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings are numbers here, and whether one has a record is a predicate. */
class TurnsTests {

    private static final int MANY = 64;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void fewRingsAreNeverIdle(int rings) {
        Turns<Integer> turns = turns(rings);
        for (int i = 0; i < 10 * Turns.PATIENCE; i++) {
            assertThat(round(turns, ring -> false)).containsExactlyInAnyOrderElementsOf(all(rings));
        }
        assertThat(turns.active()).isEqualTo(rings);
        assertThat(turns.beginSweep()).isZero();
    }

    @Test
    void aRingIsIdleAfterManyEmptyLooksAndActiveAgainWithItsFirstRecord() {
        Turns<Integer> turns = turns(MANY);
        for (int i = 0; i < Turns.PATIENCE; i++) {
            assertThat(turns.active()).isEqualTo(MANY);
            assertThat(round(turns, ring -> ring == 5)).containsExactlyInAnyOrderElementsOf(all(MANY));
        }
        round(turns, ring -> ring == 5);
        assertThat(turns.active()).isEqualTo(1);
        sweep(turns, ring -> ring == 40);
        assertThat(turns.active()).isEqualTo(2);
        assertThat(round(turns, ring -> false)).hasSize(2 + Turns.IDLE_LOOKS).contains(5, 40);
    }

    @Test
    void aRecordInBetweenBeginsTheCountAnew() {
        Turns<Integer> turns = turns(MANY);
        for (int i = 0; i < 3 * Turns.PATIENCE; i++) {
            boolean halfway = i % (Turns.PATIENCE / 2) == 0;
            round(turns, ring -> halfway);
        }
        assertThat(turns.active()).isEqualTo(MANY);
    }

    @Test
    void aSweepLooksAtEveryIdleRingOnce() {
        Turns<Integer> turns = idle(MANY);
        assertThat(sweep(turns, ring -> false)).containsExactlyInAnyOrderElementsOf(all(MANY));
        round(turns, ring -> false); // leaves the turn somewhere in between
        assertThat(sweep(turns, ring -> false)).containsExactlyInAnyOrderElementsOf(all(MANY));
    }

    @Test
    void roundsGoThroughTheIdleRingsInTurn() {
        Turns<Integer> turns = idle(MANY);
        Set<Integer> seen = new HashSet<>();
        int rounds = (MANY + Turns.IDLE_LOOKS - 1) / Turns.IDLE_LOOKS;
        for (int i = 0; i < rounds; i++) {
            seen.addAll(round(turns, ring -> false));
        }
        assertThat(seen).hasSize(MANY);
    }

    /** As a poll with a limit of one does: each round ends with its first record. */
    @Test
    void anIdleRingIsFoundThoughTheActiveOnesNeverLeaveTime() {
        Turns<Integer> turns = idle(MANY);
        sweep(turns, ring -> ring < 2);
        assertThat(turns.active()).isEqualTo(2);
        for (int cold = 2; cold < MANY; cold++) {
            int ring = cold;
            assertThat(roundsUntilFound(turns, ring)).as("ring %s", ring).isLessThanOrEqualTo(8 * (MANY / 7 + 1));
        }
    }

    private static int roundsUntilFound(Turns<Integer> turns, int cold) {
        for (int rounds = 1; rounds < 10_000; rounds++) {
            int looks = turns.beginRound();
            boolean found = false;
            for (int i = 0; i < looks && !found; i++) {
                int ring = turns.next();
                found = ring <= cold;
                if (found) {
                    turns.found();
                } else {
                    turns.foundNothing();
                }
                if (ring == cold) {
                    return rounds;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void activeRingsTakeTurnsThoughEachRoundEndsWithItsFirstRecord() {
        Turns<Integer> turns = turns(3);
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            turns.beginRound();
            seen.add(turns.next());
            turns.found();
        }
        assertThat(seen.subList(0, 3)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(seen.subList(3, 6)).isEqualTo(seen.subList(0, 3));
    }

    /** Also that a round and a sweep that find nothing looked at all, whichever ring became idle in between. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 15, 16, 64, 200})
    void behavesAsASimpleModelDoes(int rings) {
        Random random = new Random(rings);
        Turns<Integer> turns = turns(rings);
        TurnsModel model = new TurnsModel(rings);
        double delivering = 0;
        for (int i = 0; i < 20_000; i++) {
            if (i % 200 == 0) {
                delivering = Math.pow(random.nextDouble(), 4); // all quiet up to all busy
            }
            boolean nothing = true;
            int looks = turns.beginRound();
            assertThat(looks).isEqualTo(model.beginRound());
            int used = random.nextInt(10) == 0 ? random.nextInt(looks + 1) : looks; // a limit was reached
            for (int look = 0; look < used; look++) {
                nothing &= !look(turns, model, random.nextDouble() < delivering);
            }
            if (nothing && used == looks) {
                assertThat(model.lookedAt()).containsAll(model.active());
                int sweep = turns.beginSweep();
                assertThat(sweep).isEqualTo(rings - model.active().size());
                for (int look = 0; look < sweep; look++) {
                    look(turns, model, false);
                }
                assertThat(model.lookedAt()).hasSize(rings);
            }
            assertThat(turns.active()).isEqualTo(model.active().size());
            assertThat(model.longestWithoutLook()).isLessThanOrEqualTo(16 + rings);
        }
    }

    private static boolean look(Turns<Integer> turns, TurnsModel model, boolean found) {
        model.looked(turns.next(), found);
        if (found) {
            turns.found();
        } else {
            turns.foundNothing();
        }
        return found;
    }

    private static Turns<Integer> turns(int rings) {
        return new Turns<>(IntStream.range(0, rings).boxed().toArray(Integer[]::new));
    }

    private static Turns<Integer> idle(int rings) {
        Turns<Integer> turns = turns(rings);
        for (int i = 0; i <= Turns.PATIENCE; i++) {
            round(turns, ring -> false);
        }
        assertThat(turns.active()).isZero();
        return turns;
    }

    private static List<Integer> all(int rings) {
        return IntStream.range(0, rings).boxed().toList();
    }

    private static List<Integer> round(Turns<Integer> turns, IntPredicate delivering) {
        return looks(turns, turns.beginRound(), delivering);
    }

    private static List<Integer> sweep(Turns<Integer> turns, IntPredicate delivering) {
        return looks(turns, turns.beginSweep(), delivering);
    }

    private static List<Integer> looks(Turns<Integer> turns, int looks, IntPredicate delivering) {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            int ring = turns.next();
            seen.add(ring);
            if (delivering.test(ring)) {
                turns.found();
            } else {
                turns.foundNothing();
            }
        }
        return seen;
    }
}

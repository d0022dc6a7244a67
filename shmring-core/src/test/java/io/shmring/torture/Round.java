/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/**
 * One invocation of a test.
 *
 * @param kind what is tortured
 * @param seed determines events and choices
 * @param seconds how long events go on
 */
record Round(Kind kind, long seed, long seconds) {

    /** How long all rounds take together, without the time to begin and end each: seconds. */
    static final String SECONDS = "shmring.torture.seconds";

    /** To play one seed again. */
    static final String SEED = "shmring.torture.seed";

    /** Long runs are many rounds, each of which can be played again. */
    private static final long LONGEST = 60;

    private static final Random SEEDS = new Random(ThreadLocalRandom.current().nextLong());

    /**
     * The rounds of one test.
     *
     * @param share of all the time, in percent
     */
    static List<Round> of(Kind kind, int share) {
        long seconds = Math.max(1, Long.getLong(SECONDS, 60) * share / 100);
        long rounds = (seconds + LONGEST - 1) / LONGEST;
        Long seed = Long.getLong(SEED);
        if (seed != null) {
            return List.of(new Round(kind, seed, Math.min(seconds, LONGEST)));
        }
        return LongStream.range(0, rounds)
                .mapToObj(i -> new Round(kind, SEEDS.nextInt(Integer.MAX_VALUE), seconds / rounds))
                .toList();
    }

    /** How to see it again. */
    String again(String method) {
        return "seed " + this.seed
                + "; the same events again, though at other moments: mvn -pl shmring-core test -Dtest='"
                + TortureTests.class.getSimpleName() + "#" + method + "' -D" + SEED + "=" + this.seed + " -D" + SECONDS
                + "=" + Math.max(this.seconds * 10, 600);
    }

    @Override
    public String toString() {
        return this.kind + ", " + this.seconds + " s, seed " + this.seed;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

/**
 * Keeps a consumer from looking at the head for every message. Each look takes the head's cache line from the producer,
 * which needs it back for its next store: a consumer that is faster than its producer makes both run in lockstep, one
 * message and two line transfers at a time. So when messages come densely the consumer lets some gather first.
 *
 * <p>Dense means that a look found more than one message: a request never has a second one behind it before it is
 * answered, so a ping-pong is not held up. A look that finds nothing ends the pauses at once. One message does not: lockstep,
 * too, finds one at a time. Only many such looks in a row do: else a ping-pong that follows a burst, each request arriving
 * within a pause, would stay slow for ever.
 */
final class Pace {

    /** Long enough to tell a stream from a pair: nanoseconds. */
    static final long SHORTEST = 250;

    /** What a message may be held up at most: nanoseconds. */
    static final long LONGEST = 1000;

    /** So many messages for each look are worth its transfers. */
    static final int ENOUGH = 32;

    /** So many looks in a row that found one message tell a dialogue from a stream that is about to become dense. */
    static final int DIALOGUE = 16;

    private long pause;

    /** How many looks in a row found one message. */
    private int alone;

    /**
     * Pauses if need be.
     *
     * @param found how many messages of one ring the last look found
     */
    void beforeLook(int found) {
        adapt(found);
        if (this.pause > 0) {
            spin(this.pause);
        }
    }

    private void adapt(int found) {
        this.alone = found == 1 ? this.alone + 1 : 0;
        if (found == 0 || this.alone >= DIALOGUE) {
            this.pause = 0;
        } else if (found > 1 && found < ENOUGH) {
            this.pause = Math.min(LONGEST, Math.max(SHORTEST, 2 * this.pause));
        }
    }

    /** How long the last pause was: nanoseconds. */
    long pause() {
        return this.pause;
    }

    private static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }
}

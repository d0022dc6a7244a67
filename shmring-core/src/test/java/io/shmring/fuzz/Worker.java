/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes the same calls again and again on a thread of its own; after each failure it recovers as a careful application
 * would, and goes on.
 */
final class Worker implements Runnable {

    /** Something that may fail with what the library documents. */
    @FunctionalInterface
    interface Round {

        /** Returns how many messages it sent or received. */
        int play();
    }

    /** Each call of a round has a time-out of a few milliseconds; the rest is for a machine that is busy. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Round round;
    private final Runnable recovery;
    private final AtomicBoolean stop;

    private volatile long startOfRound = System.nanoTime();
    private volatile boolean ended;
    private volatile @Nullable Throwable finding;
    private long messages;
    private long failures;

    Worker(Round round, Runnable recovery, AtomicBoolean stop) {
        this.round = round;
        this.recovery = recovery;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!this.stop.get()) {
                this.startOfRound = System.nanoTime();
                this.messages += playOnce();
            }
        } catch (Throwable unexpected) {
            this.finding = unexpected;
        } finally {
            this.ended = true;
        }
    }

    int playOnce() {
        try {
            return this.round.play();
        } catch (ShmException documented) {
            this.failures++;
            try {
                this.recovery.run();
            } catch (ShmException again) {
                Thread.onSpinWait(); // the next round will try once more
            }
            return 0;
        }
    }

    /** For the thread that watches. */
    void assertAlive() {
        Throwable thrown = this.finding;
        if (thrown != null) {
            throw new AssertionError("a call threw what no documentation names", thrown);
        }
        long nanos = System.nanoTime() - this.startOfRound;
        if (!this.ended && nanos > MOST_NANOS) {
            throw new AssertionError("a round hangs since " + nanos + " ns");
        }
    }

    /** After its end. */
    long messages() {
        return this.messages;
    }

    /** After its end. */
    long failures() {
        return this.failures;
    }
}

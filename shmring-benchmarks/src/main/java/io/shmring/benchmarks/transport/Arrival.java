/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for what the other end creates. */
public final class Arrival {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private Arrival() {}

    /** Looks for something that may not be there yet. */
    @FunctionalInterface
    public interface Attempt<T> {

        /**
         * Looks once.
         *
         * @return what was found, null to look again later
         */
        @Nullable
        T look();
    }

    /**
     * Looks each millisecond until something is found, ten seconds at most.
     *
     * @param what is looked for, for the message
     * @param attempt looks once
     * @param <T> type of what is found
     * @return what was found
     * @throws IllegalStateException if there is nothing after ten seconds
     */
    public static <T> T await(Object what, Attempt<T> attempt) {
        long start = System.nanoTime();
        T found = attempt.look();
        while (found == null) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new IllegalStateException(what
                        + " is not there after ten seconds: does the receiving process run, and what does it print?");
            }
            LockSupport.parkNanos(PAUSE);
            found = attempt.look();
        }
        return found;
    }
}

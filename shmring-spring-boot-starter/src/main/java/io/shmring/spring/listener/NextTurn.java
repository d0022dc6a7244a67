/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen before the container's thread takes the next message, because of one that is not done with: a delay, or the
 * end. Belongs to that thread, which waits outside of any call of its ring: so its ring can be suspended or closed meanwhile,
 * and a request to stop or pause ends the wait at once.
 */
final class NextTurn {

    private boolean delayed;
    private long startNanos;
    private long nanos;
    private @Nullable Throwable failure;

    void delay(Duration delay) {
        this.delayed = true;
        this.startNanos = System.nanoTime();
        this.nanos = nanosOf(delay);
    }

    void never(Throwable failure) {
        this.failure = failure;
    }

    boolean isDelayed() {
        return this.delayed;
    }

    /** Why there is no next turn; null if there is one. */
    @Nullable
    Throwable failure() {
        return this.failure;
    }

    /** Waits for the end of the delay, for a slice of time, for an unpark or for an interrupt, whichever comes first. */
    void await(Duration slice) {
        long left = this.nanos - (System.nanoTime() - this.startNanos);
        if (left > 0) {
            LockSupport.parkNanos(this, Math.min(left, slice.toNanos()));
        } else {
            this.delayed = false;
        }
    }

    private static long nanosOf(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException ex) {
            return Long.MAX_VALUE; // 292 years are for ever
        }
    }
}

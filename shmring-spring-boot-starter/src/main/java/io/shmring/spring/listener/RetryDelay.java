/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The time until a message is to come again. Belongs to the container's thread, which waits outside of any call of its ring:
 * so its ring can be suspended or closed meanwhile, and a request to stop or pause ends the wait at once.
 */
final class RetryDelay {

    private boolean running;
    private long startNanos;
    private long nanos;

    void begin(Duration delay) {
        this.running = true;
        this.startNanos = System.nanoTime();
        this.nanos = nanosOf(delay);
    }

    boolean isRunning() {
        return this.running;
    }

    /** Waits for its end, for a slice of time, for an unpark or for an interrupt, whichever comes first. */
    void await(Duration slice) {
        long left = this.nanos - (System.nanoTime() - this.startNanos);
        if (left > 0) {
            LockSupport.parkNanos(this, Math.min(left, slice.toNanos()));
        } else {
            this.running = false;
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

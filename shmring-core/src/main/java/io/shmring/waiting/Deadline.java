/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment on the monotonic clock, up to 146 years ahead. */
public final class Deadline {

    private static final long FOREVER = Long.MAX_VALUE / 2;

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    /**
     * A deadline from now on.
     *
     * @param timeout zero or less has passed already
     * @return the deadline
     */
    public static Deadline after(Duration timeout) {
        return new Deadline(System.nanoTime() + nanos(timeout));
    }

    /**
     * A duration in nanoseconds, cut to what fits.
     *
     * @param duration any
     * @return 0 if it is negative
     */
    public static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return Math.min(TimeUnit.NANOSECONDS.convert(duration), FOREVER); // convert saturates
    }

    /**
     * What is left.
     *
     * @return nanoseconds, 0 or less when it has passed
     */
    public long left() {
        return this.at - System.nanoTime();
    }

    /**
     * Whether it has passed.
     *
     * @return true from then on
     */
    public boolean hasPassed() {
        return left() <= 0;
    }
}

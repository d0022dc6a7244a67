/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How often and how long a child pauses, and how long it waits for its peer. */
enum Pace {
    /** Pauses now and then. */
    BRISK(64, 2_000, 5_000),
    /** Pauses so often that both sides fall asleep all the time. */
    SLEEPY(3, 3_000, 5_000),
    /** Never lingers: for roles that are held for milliseconds. */
    HASTY(16, 500, 10);

    private static final int LONGEST_DAWDLING = 200_000;

    private final int oneIn;
    private final int longestMicros;
    private final int longestWaitMillis;

    Pace(int oneIn, int longestMicros, int longestWaitMillis) {
        this.oneIn = oneIn;
        this.longestMicros = longestMicros;
        this.longestWaitMillis = longestWaitMillis;
    }

    /** Perhaps a pause, mostly a short one. */
    void pause(Random random) {
        if (random.nextInt(this.oneIn) == 0) {
            long micros = 1 + random.nextInt(this.longestMicros);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(50) == 0 ? micros * 8 : micros));
        }
    }

    /** A pause in the middle of something. */
    static void dawdle(Random random) {
        LockSupport.parkNanos(random.nextInt(LONGEST_DAWDLING));
    }

    /** How long to wait for the peer. */
    Duration patience(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofNanos(1 + random.nextInt(1_000_000));
            default -> Duration.ofMillis(this.longestWaitMillis);
        };
    }

    /** Whether to spin a while rather than to wait. */
    static boolean spins(Random random) {
        if (random.nextInt(8) != 0) {
            return false;
        }
        for (int i = random.nextInt(2_000); i > 0; i--) {
            Thread.onSpinWait();
        }
        return true;
    }
}

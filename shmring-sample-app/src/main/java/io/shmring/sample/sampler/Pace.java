/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import java.time.Duration;

/**
 * When the next sample is due. A sample that comes late is made up for by the following ones, unless the delay was long:
 * what a stopped machine missed is not taken in a burst. For one thread.
 */
final class Pace {

    private static final long MAX_DELAY_NANOS = Duration.ofMillis(100).toNanos();

    private long periodNanos;
    private long next;

    /** Begins anew: the first sample is due now. */
    void begin(int perSecond, long now) {
        this.periodNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.next = now;
    }

    /** How long until the next sample is due; zero or less if it is. */
    long nanosUntilDue(long now) {
        return this.next - now;
    }

    /** Notes that a sample was taken. */
    void taken(long now) {
        this.next += this.periodNanos;
        if (now - this.next > MAX_DELAY_NANOS) {
            this.next = now;
        }
    }
}

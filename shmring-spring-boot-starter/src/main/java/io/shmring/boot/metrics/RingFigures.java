/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.shmring.ShmException;
import io.shmring.ShmSnapshot;
import io.shmring.spring.core.ShmRing;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one ring, looked at once for all meters of a scrape: they are up to {@value #MAX_AGE_MILLIS} ms old. For any
 * thread; two at once look twice, which harms nobody.
 */
final class RingFigures {

    static final int MAX_AGE_MILLIS = 50;

    private final ShmRing ring;
    private volatile @Nullable Look last;

    /**
     * One look at the ring.
     *
     * @param snapshot what was seen last; null if nothing ever was
     * @param fresh whether it was seen by this look
     * @param nanos when
     */
    private record Look(@Nullable ShmSnapshot snapshot, boolean fresh, long nanos) {}

    RingFigures(ShmRing ring) {
        this.ring = ring;
    }

    /** What the ring is like now; null if it cannot be looked at. */
    @Nullable
    ShmSnapshot current() {
        Look look = look();
        return look.fresh() ? look.snapshot() : null;
    }

    /** What was seen last, for counts: they do not shrink because a ring cannot be looked at. Null if nothing ever was. */
    @Nullable
    ShmSnapshot latest() {
        return look().snapshot();
    }

    private Look look() {
        Look known = this.last;
        long now = System.nanoTime();
        if (known != null && now - known.nanos() < TimeUnit.MILLISECONDS.toNanos(MAX_AGE_MILLIS)) {
            return known;
        }
        Look next;
        try {
            next = new Look(this.ring.snapshot(), true, now);
        } catch (ShmException | IllegalStateException ex) { // a scrape must not fail because of one ring
            next = new Look((known != null) ? known.snapshot() : null, false, now);
        }
        this.last = next;
        return next;
    }
}

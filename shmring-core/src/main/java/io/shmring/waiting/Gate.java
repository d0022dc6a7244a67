/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;

/**
 * Wakes the peer after a cursor store, only if it sleeps, and once per sleep: the GATE steps of {@code docs/wake-up.md}.
 * Used by the one thread that stores the cursor.
 *
 * <p>Together with {@link Sleeper} this is a store-buffer race between processes: each side stores its own word and then
 * loads the other's. Both pairs must be volatile on both sides; a release store followed by an acquire load loses wake-ups.
 */
public final class Gate {

    private final ControlBlock peer;
    private final WaitWords words;

    /** The arm that the last wake-up answered; 0 is never odd, so a new gate has answered none. */
    private long memo;

    private volatile long wakeups;

    /**
     * A gate without memory of earlier wake-ups.
     *
     * @param peer the block that holds the peer's wait words
     * @param side what the peer waits for
     */
    public Gate(ControlBlock peer, Side side) {
        this.peer = peer;
        this.words = new WaitWords(peer, side);
    }

    /** GATE 2 and 4 after {@code headVolatile(..)}, which is GATE 1. */
    public void afterHead() {
        long arm = this.peer.armVolatile(Side.DATA); // partner: WAIT 4 in Sleeper; not before the head store
        if ((arm & 1) != 0 && arm != this.memo) {
            wake(arm);
        }
    }

    /**
     * GATE 2 to 4 after {@code tailVolatile(tail)}, which is GATE 1.
     *
     * @param tail the cursor just stored
     */
    public void afterTail(long tail) {
        long arm = this.peer.armVolatile(Side.SPACE); // partner: WAIT 4 in Sleeper; not before the tail store
        if ((arm & 1) != 0 && arm != this.memo && tail - this.peer.wantOpaque() >= 0) { // GATE 3: memo unchanged
            wake(arm);
        }
    }

    /** GATE 4. The memo is set only when a wake-up was really sent. */
    private void wake(long arm) {
        this.words.bumpAndWake();
        this.memo = arm;
        this.wakeups = this.wakeups + 1; // one writer
    }

    /** Wakes the peer whether or not it sleeps: for attach, close and removal, never for a message. */
    public void wakeUnconditionally() {
        this.words.bumpAndWake();
    }

    /**
     * How many sleepers this gate has woken.
     *
     * @return a count, for any thread
     */
    public long wakeups() {
        return this.wakeups;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

/** What a role contributes to its own sleep. Called by {@link Sleeper} on the waiting thread. */
public interface Waiter {

    /** WAIT 0: makes visible what this side has finished, or else both sides can sleep. */
    void settle();

    /**
     * WAIT 1: a cheap look.
     *
     * @return whether the wait can end
     */
    boolean isReadyAcquire();

    /** WAIT 2: tells the peer how much is needed, where there is a choice. */
    void announce();

    /**
     * WAIT 5 and 8: the look that decides; every load in it is volatile.
     *
     * @return whether the wait can end, for whatever reason
     */
    boolean isReadyVolatile();

    /**
     * Whether the peer has moved its cursor so far that it should have sent a wake-up.
     *
     * @return true if sleeping on would be wrong
     */
    boolean isWakeUpDue();

    /** Counts a wake-up that should have come and did not. */
    void countRescue();

    /** Called after a full slice in which nothing happened. */
    void idle();
}

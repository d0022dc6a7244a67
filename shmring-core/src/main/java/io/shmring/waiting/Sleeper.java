/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import io.shmring.platform.Futex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a peer: spins a while, then sleeps on a futex. The WAIT steps of {@code docs/wake-up.md}; their order was
 * explored exhaustively, and nearly every other one loses wake-ups. Used by the role's thread.
 */
public final class Sleeper {

    /** A peer killed between its cursor store and its wake-up leaves this side asleep for that long, and the grace below. */
    static final long SLICE = TimeUnit.MILLISECONDS.toNanos(100);

    /** How long a wake-up may be on its way before it counts as lost. */
    private static final long RESCUE_GRACE = TimeUnit.MILLISECONDS.toNanos(20);

    /** After so many returns in one wait that brought nothing, somebody writes garbage into the words. */
    private static final int FRUITLESS_LIMIT = 1000;

    private static final long FRUITLESS_PARK = TimeUnit.MILLISECONDS.toNanos(1);

    private final WaitWords words;
    private final long spin;

    /**
     * Sleeps on one side's words.
     *
     * @param words the own words
     * @param spin nanoseconds before the first sleep
     */
    public Sleeper(WaitWords words, long spin) {
        this.words = words;
        this.spin = spin;
    }

    /**
     * Waits until the waiter is ready, the time is up or the thread is interrupted. The caller looks for itself afterwards.
     *
     * @param waiter the role that waits
     * @param timeout nanoseconds; 0 or less looks once
     */
    public void await(Waiter waiter, long timeout) {
        waiter.settle(); // WAIT 0
        if (waiter.isReadyAcquire() || timeout <= 0) { // WAIT 1
            return;
        }
        long start = System.nanoTime();
        if (!spin(waiter, start, Math.min(this.spin, timeout))) {
            sleep(waiter, start + timeout);
        }
    }

    private static boolean spin(Waiter waiter, long start, long nanos) {
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
            if (waiter.isReadyAcquire()) {
                return true;
            }
        }
        return false;
    }

    private void sleep(Waiter waiter, long deadline) {
        int fruitless = 0;
        while (true) {
            long left = deadline - System.nanoTime();
            Futex.Outcome outcome = sleepOnce(waiter, Math.min(SLICE, left));
            if (outcome == null || waiter.isReadyVolatile()) { // WAIT 8
                return;
            }
            if (deadline - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
                return;
            }
            if (outcome == Futex.Outcome.TIMED_OUT) {
                waiter.idle();
            } else if (++fruitless >= FRUITLESS_LIMIT) {
                LockSupport.parkNanos(FRUITLESS_PARK);
            }
        }
    }

    /** WAIT 2 to 7. Returns null if the condition held before the sleep. */
    private Futex.@Nullable Outcome sleepOnce(Waiter waiter, long slice) {
        waiter.announce(); // WAIT 2: before the barrier of step 4
        int seq = this.words.seqVolatile(); // WAIT 3: before arming, or the bump for this very arm could go unseen
        long generation = (this.words.armVolatile() + 1) | 1;
        this.words.armVolatile(generation); // WAIT 4: partner: GATE 2 in Gate
        try {
            if (waiter.isReadyVolatile() || slice <= 0) { // WAIT 5: after arming; partner: GATE 1, the cursor store
                return null;
            }
            Futex.Outcome outcome = this.words.await(seq, slice); // WAIT 6
            if (outcome == Futex.Outcome.TIMED_OUT && slice == SLICE) {
                countIfLost(waiter, seq);
            }
            return outcome;
        } finally {
            this.words.armVolatile(generation + 1); // WAIT 7: even; the next wait gets a generation of its own
        }
    }

    /** Still armed: a peer that comes only now still sends its wake-up, and bumps {@code seq}. */
    private void countIfLost(Waiter waiter, int seq) {
        if (!waiter.isWakeUpDue() || this.words.seqVolatile() != seq) {
            return;
        }
        long until = System.nanoTime() + RESCUE_GRACE;
        for (long left = RESCUE_GRACE; left > 0; left = until - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
        if (waiter.isWakeUpDue() && this.words.seqVolatile() == seq) {
            waiter.countRescue();
        }
    }
}

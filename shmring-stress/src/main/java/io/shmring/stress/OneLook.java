/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import io.shmring.waiting.Waiter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A waiter that reports what WAIT 5 saw, the look on which a sleeper goes to sleep. Instead of sleeping it stays armed until its
 * peer has passed the gate, and ends the wait: whether the gate has seen it is then certain, and a lost wake-up costs no slice.
 */
final class OneLook implements Waiter {

    private final BooleanSupplier condition;
    private final Runnable announcement;

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean gatePassed;
    private boolean ready;
    private boolean looked;

    OneLook(BooleanSupplier condition, Runnable announcement) {
        this.condition = condition;
        this.announcement = announcement;
    }

    /** Peer: before its store. Else nearly each store would come before the sleeper has got as far as WAIT 2. */
    void awaitBegin() {
        while (!this.begun.getOpaque()) {
            Thread.onSpinWait();
        }
    }

    /** Peer: behind the gate. */
    void gateIsPassed() {
        this.gatePassed = true;
    }

    /** Whether the condition held at WAIT 5. */
    boolean wasReady() {
        return this.ready;
    }

    @Override
    public void settle() {
        this.begun.setOpaque(true); // no fence: it must not order the steps to come
    }

    /** Each sample shall come to WAIT 5. */
    @Override
    public boolean isReadyAcquire() {
        return false;
    }

    @Override
    public void announce() {
        this.announcement.run();
    }

    @Override
    public boolean isReadyVolatile() {
        if (!this.looked) {
            this.looked = true;
            this.ready = this.condition.getAsBoolean();
            while (!this.ready && !this.gatePassed) {
                Thread.onSpinWait();
            }
        }
        return true;
    }

    @Override
    public boolean isWakeUpDue() {
        return false;
    }

    @Override
    public void countRescue() {
        throw new IllegalStateException("nobody sleeps here");
    }

    @Override
    public void idle() {
        throw new IllegalStateException("nobody sleeps here");
    }
}

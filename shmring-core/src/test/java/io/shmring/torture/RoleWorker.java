/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmOptions;
import io.shmring.ShmRole;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSuspendedException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that holds a role and works with it until it is told to rest, and tries to get the role as long as somebody else has
 * it. Told by another thread.
 */
final class RoleWorker implements Runnable {

    /** How a role is given back. */
    enum Rest {
        /** Another thread closes it under its owner's hands. */
        CLOSED,
        /** Another thread suspends it. */
        SUSPENDED,
        /** The owner is woken and closes it, with whatever is open. */
        CLOSED_BY_OWNER,
        /** The owner is woken and suspends it, with whatever is open. */
        SUSPENDED_BY_OWNER;

        boolean isSuspension() {
            return this == SUSPENDED || this == SUSPENDED_BY_OWNER;
        }

        boolean isByOwner() {
            return this == CLOSED_BY_OWNER || this == SUSPENDED_BY_OWNER;
        }
    }

    private final Stage stage;
    private final boolean produces;
    private final Pace pace;
    private final Random random;

    /** Null while there is work to do; under the monitor, as the next three. */
    private @Nullable Rest rest = Rest.CLOSED;

    private boolean resting;
    private boolean ended;
    private @Nullable Session session;

    /** Held or suspended; changed by the worker. */
    private volatile @Nullable OpenRole open;

    RoleWorker(Stage stage, boolean produces, Pace pace, Random random) {
        this.stage = stage;
        this.produces = produces;
        this.pace = pace;
        this.random = random;
    }

    // ---- for the other thread

    /** Take the role and work. */
    synchronized void work() {
        this.rest = null;
        this.resting = false;
        notifyAll();
    }

    /** Give the role back; returns when that is done. */
    void rest(Rest how) throws InterruptedException {
        Session held;
        synchronized (this) {
            this.rest = how;
            held = this.session;
            if (held != null) {
                held.leave();
            }
        }
        OpenRole given = this.open;
        if (held != null && given != null) {
            ask(given, how);
        }
        synchronized (this) {
            while (!this.resting) {
                wait();
            }
        }
    }

    private static void ask(OpenRole given, Rest how) {
        try {
            switch (how) {
                case CLOSED -> given.close();
                case SUSPENDED -> given.role().suspend();
                case CLOSED_BY_OWNER, SUSPENDED_BY_OWNER -> given.role().wakeup();
            }
        } catch (IllegalStateException | ShmSuspendedException already) {
            // the owner has seen it coming
        }
    }

    /** Give the role back for good. */
    void end() throws InterruptedException {
        rest(Rest.CLOSED);
        synchronized (this) {
            this.ended = true;
            notifyAll();
        }
    }

    // ---- the worker

    @Override
    public void run() {
        try {
            while (awaitWork()) {
                Session taken = take();
                if (taken != null) {
                    work(taken);
                }
            }
            OpenRole left = this.open;
            if (left != null) {
                left.close();
            }
        } catch (InterruptedException | RuntimeException | Error failure) {
            this.stage.fail(failure);
            synchronized (this) {
                this.resting = true; // for good: nobody is to wait for it
                notifyAll();
            }
        }
    }

    private synchronized boolean awaitWork() throws InterruptedException {
        while (this.rest != null && !this.ended) {
            this.resting = true;
            notifyAll();
            wait();
        }
        return !this.ended;
    }

    private synchronized @Nullable Rest asked() {
        return this.rest;
    }

    /** Null if somebody else has the role. */
    private @Nullable Session take() {
        try {
            OpenRole suspended = this.open;
            if (suspended != null) {
                suspended.role().resume();
            } else {
                this.open = connect();
            }
        } catch (ShmRoleHeldException held) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + this.random.nextInt(20)));
            return null;
        }
        ShmRole role = open().role();
        RingJournal journal = this.stage.journal(this.stage.instance());
        synchronized (this) {
            this.session = this.stage.session(role, journal, Receipts::prompt, this.random, this.pace);
            return this.session;
        }
    }

    private OpenRole open() {
        OpenRole held = this.open;
        if (held == null) {
            throw new IllegalStateException("there is no role");
        }
        return held;
    }

    private OpenRole connect() {
        ShmOptions options = this.stage
                .options()
                .openTimeout(Duration.ofMillis(this.random.nextInt(200)))
                .spin(Duration.ofNanos(this.random.nextInt(4) == 0 ? 20_000 : 0))
                .build();
        return this.produces
                ? this.stage.kind().connectProducer(this.stage.name(), options)
                : this.stage.kind().connectConsumer(this.stage.name(), options);
    }

    private void work(Session taken) {
        try {
            while (asked() == null) {
                taken.burst();
            }
        } catch (IllegalStateException | ShmSuspendedException end) {
            ShmRole role = open().role();
            if (asked() == null || (role.isOpen() && !role.isSuspended())) {
                throw end;
            }
        }
        giveBack(taken, asked());
    }

    private void giveBack(Session held, @Nullable Rest how) {
        if (how == null) {
            throw new IllegalStateException("told to rest and to work at once");
        }
        synchronized (this) {
            this.session = null;
            held.leave();
        }
        OpenRole given = open();
        if (how.isByOwner() && this.random.nextBoolean()) {
            held.leaveOpen();
        }
        if (how.isSuspension()) {
            Violation.unless(given.role().suspend(), "nobody is inside, but the role was not given back");
        } else {
            given.close();
            this.open = null;
        }
        held.settle();
    }
}

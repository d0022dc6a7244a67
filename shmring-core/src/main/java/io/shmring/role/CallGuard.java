/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.platform.ProcessBarrier;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the owner's thread is inside an operation, at the price of two plain stores and a load, so that another
 * thread can end the role without a lock on the hot path.
 *
 * <p>An asymmetric hand-shake: the owner stores {@code inOp} and then loads {@code phase}, the other thread stores {@code
 * phase}, makes every thread of the process pass a barrier, and then loads {@code inOp}. One of the two sees the other.
 * Where the kernel has no such barrier the owner's store is volatile.
 */
final class CallGuard {

    /** What the owner may do. */
    enum Phase {
        /** Everything. */
        OPEN,
        /** Nothing; the role is to be given back until it is resumed. */
        SUSPENDING,
        /** Nothing; the role is given back until it is resumed. */
        SUSPENDED,
        /** Nothing; the role is being taken again. */
        RESUMING,
        /** Nothing; the role is to be given back for good. */
        CLOSING,
        /** Nothing; the role is given back for good. */
        CLOSED
    }

    private static final VarHandle IN_OP;
    private static final VarHandle PHASE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            IN_OP = lookup.findVarHandle(CallGuard.class, "inOp", int.class).withInvokeExactBehavior();
            PHASE = lookup.findVarHandle(CallGuard.class, "phase", Phase.class).withInvokeExactBehavior();
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** A constant to the compiler. */
    static final boolean BARRIER_AVAILABLE = ProcessBarrier.isAvailable();

    private int inOp;
    private Phase phase = Phase.SUSPENDED;

    /** The thread that went inside last; written only when it is another one. */
    private volatile @Nullable Thread owner;

    /** Owner: goes inside, whatever the phase. To be followed by {@link #phaseAcquire()} and in any case by an exit. */
    void enter() {
        Thread current = Thread.currentThread();
        if (this.owner != current) {
            this.owner = current; // before inOp: who sees that somebody is inside must see who it is
        }
        if (BARRIER_AVAILABLE) {
            IN_OP.setOpaque(this, 1); // partner: isOutside, behind the barrier of awaitable()
        } else {
            IN_OP.setVolatile(this, 1);
        }
    }

    /** Owner: after {@link #enter()}. Acquires what a resume on another thread wrote. */
    Phase phaseAcquire() {
        return (Phase) PHASE.getAcquire(this);
    }

    /** Owner: goes outside; what it did is visible to whoever sees that. Then looks at the phase once more. */
    void exit() {
        if (BARRIER_AVAILABLE) {
            IN_OP.setRelease(this, 0);
        } else {
            IN_OP.setVolatile(this, 0); // or the look at the phase could come first
        }
    }

    /** Whether it is this thread that is inside: then with an open claim, a peeked message or a running handler. */
    boolean isInsideOnThisThread() {
        return !isOutside() && this.owner == Thread.currentThread();
    }

    /** Whether the thread that is inside has died there: it left an open claim or a peeked message behind. */
    boolean isInsideOnDeadThread() {
        if (isOutside()) {
            return false; // first whether, then who
        }
        Thread last = this.owner;
        return last != null && !last.isAlive();
    }

    /** Nobody will go inside any more. */
    void forgetOwner() {
        this.owner = null;
    }

    /** Other threads: whether the owner is outside. Acquires what it did. */
    boolean isOutside() {
        return (int) IN_OP.getAcquire(this) == 0;
    }

    Phase phase() {
        return (Phase) PHASE.getVolatile(this);
    }

    /** Other threads: sets the phase so that from here on a call that saw the old one shows in {@link #isOutside()}. */
    void phase(Phase next) {
        PHASE.setVolatile(this, next);
        ProcessBarrier.issue(); // partner: enter() and phaseAcquire()
    }
}

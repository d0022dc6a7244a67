/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.ShmCorruptException;
import io.shmring.ShmException;
import io.shmring.ShmRemovedException;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.RingLayout;
import io.shmring.platform.SystemCallException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a role's objects are still there and whole. What was found stays until the role is taken anew. Only what
 * is said to be for any thread is.
 */
public final class ObjectWatch {

    /** So many operations may pass before it looks at the clock. */
    private static final int CLOCK_INTERVAL = 256;

    /** How often it looks whether the object is still at its path: nanoseconds. A look takes system calls. */
    private static final long CHECK_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final String name;

    private volatile @Nullable RoleBinding binding;
    private ControlBlock home = ControlBlock.CLOSED;
    private int untilClock = CLOCK_INTERVAL;
    private long lastCheck;

    /** Set once the handle can do nothing more: makes the exception to throw. */
    private volatile @Nullable Supplier<ShmException> trouble;

    /** What was found removed or replaced: not a flag, since another thread may look while the role is taken anew. */
    private volatile @Nullable RoleBinding gone;

    private volatile boolean memoryLost;

    ObjectWatch(String name) {
        this.name = name;
    }

    /** Begins anew on what the role is bound to now. */
    void begin(RoleBinding bound) {
        this.home = bound.home().control();
        this.trouble = null;
        this.memoryLost = false;
        this.untilClock = CLOCK_INTERVAL;
        this.lastCheck = System.nanoTime();
        this.binding = bound;
    }

    /** Nothing is to be looked at any more. */
    void end() {
        this.binding = null;
        this.home = ControlBlock.CLOSED;
    }

    /** Whether every object is at its path now; remembers if it is not the one that counts. For any thread. */
    boolean isCurrent() {
        RoleBinding bound = this.binding;
        return bound != null && isHomeCurrent(bound) && bound.areRingsCurrent();
    }

    private boolean isHomeCurrent(RoleBinding bound) {
        if (this.gone != bound && !bound.home().isCurrent()) {
            this.gone = bound;
        }
        return this.gone != bound;
    }

    /** Whether no page of the mapping may be touched any more. */
    boolean isMemoryLost() {
        return this.memoryLost;
    }

    void memoryLost() {
        this.memoryLost = true;
    }

    /** Whether every operation throws what {@link #checkFailed()} throws. */
    public boolean hasFailed() {
        return this.trouble != null;
    }

    /** Counts operations, and now and then looks whether the object is still at its path. */
    public void countOperation(int weight) {
        this.untilClock -= weight;
        if (this.untilClock <= 0) {
            lookAtClock();
        }
    }

    /** A count alone would be no measure: who spins does in a millisecond what another does in an hour. */
    private void lookAtClock() {
        this.untilClock = CLOCK_INTERVAL;
        if (System.nanoTime() - this.lastCheck >= CHECK_INTERVAL) {
            checkCurrent();
        }
    }

    /**
     * Looks whether the object that counts is still at its path. Not at the rings of a system: messages go on through one that
     * lost its name, and to end its roles would lose what they do not lose by themselves.
     */
    public void checkCurrent() {
        this.lastCheck = System.nanoTime();
        RoleBinding bound = this.binding;
        if (bound != null) {
            isHomeCurrent(bound);
        }
    }

    /** Looks at the state, which lies beside the word that the gate has just read. */
    public void checkState() {
        int state = this.home.stateOpaque();
        if (state != RingLayout.STATE_OPEN) {
            noteState(state);
        }
    }

    /** Looks at the state with the loads that a wait's condition needs. */
    public boolean isOpenVolatile() {
        int state = this.home.stateVolatile();
        if (state != RingLayout.STATE_OPEN) {
            noteState(state);
            return false;
        }
        return !isRemoved();
    }

    private void noteState(int state) {
        if (state == RingLayout.STATE_REMOVED) {
            this.gone = this.binding;
        } else {
            fail(-1, "its state is " + state + ", expected is 1 (open) or 2 (removed): somebody wrote into it", null);
        }
    }

    /** Whether the object was removed or replaced. */
    public boolean isRemoved() {
        RoleBinding found = this.gone;
        return found != null && found == this.binding;
    }

    /** The exception for a removed object. */
    public ShmRemovedException removedException() {
        int reason = this.memoryLost ? 0 : this.home.reason();
        String why = switch (reason) {
            case RingLayout.REASON_UNLINKED -> "was unlinked";
            case RingLayout.REASON_FORCED -> "was unlinked by force";
            case RingLayout.REASON_REPLACED -> "was replaced by a new one";
            default -> "is not at its path any more";
        };
        return new ShmRemovedException(this.name, why + "; close this handle and connect again");
    }

    /** Throws if the handle has failed. */
    public void checkFailed() {
        Supplier<ShmException> failure = this.trouble;
        if (failure != null) {
            throw failure.get();
        }
    }

    /** The handle has failed: every later operation throws the same. Returns the exception for this one. */
    public ShmCorruptException fail(int slot, String message, @Nullable Throwable cause) {
        this.trouble = () -> new ShmCorruptException(this.name, slot, message, cause);
        return new ShmCorruptException(this.name, slot, message, cause);
    }

    /**
     * A page of the mapping may be gone: then nothing in it may be touched any more, not even to close.
     *
     * @return the exception to throw
     * @throws InternalError the fault itself, if it has nothing to do with this ring
     */
    public ShmCorruptException memoryLost(InternalError fault) {
        if (!mayBeTruncated()) {
            throw fault;
        }
        this.memoryLost = true;
        return fail(-1, "its file was truncated while it was mapped; close this handle and remove the object", fault);
    }

    private boolean mayBeTruncated() {
        RoleBinding bound = this.binding;
        try {
            return bound == null || bound.isTruncated();
        } catch (InternalError | SystemCallException again) {
            return true; // the fault was reported once more, or another thread closed the file meanwhile
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.ShmCorruptException;
import io.shmring.ShmOptions;
import io.shmring.ShmPlatformException;
import io.shmring.ShmRole;
import io.shmring.ShmSuspendedException;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;
import io.shmring.platform.MissingCallException;
import io.shmring.platform.SystemCallException;
import io.shmring.role.CallGuard.Phase;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import io.shmring.waiting.Sleeper;
import io.shmring.waiting.WaitWords;
import io.shmring.waiting.Waiter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The life of a role: taken, suspended and resumed, given back, from any thread, while the owner's thread works without a
 * lock. Subclasses add the ring's operations; each of them runs between {@link #enter()} and {@link #exit()}.
 */
public abstract class RoleHandle implements ShmRole {

    private final String name;
    private final RoleBinder binder;
    private final ShmOptions options;
    private final CallGuard guard = new CallGuard();

    /** Whether the objects are still there and whole. */
    protected final ObjectWatch watch;

    /** Held for every change of phase but never by an operation of the owner's thread. */
    private final ReentrantLock transition = new ReentrantLock();

    /** One resume at a time. */
    private final ReentrantLock resuming = new ReentrantLock();

    /** Whether a resume is under way: whoever wants the handle to end leaves that to it. Under the transition lock. */
    private boolean binds;

    private @Nullable RoleBinding binding;
    private volatile @Nullable WaitWords ownWords;
    private @Nullable Sleeper sleeper;
    private volatile boolean wakeupRequested;

    /**
     * A handle without its role; the subclass's factory calls {@link #open()}.
     *
     * @param name the ring's name
     * @param options time-outs
     * @param binder takes the role
     */
    protected RoleHandle(String name, ShmOptions options, RoleBinder binder) {
        this.name = name;
        this.options = options;
        this.binder = binder;
        this.watch = new ObjectWatch(name);
    }

    // ---- what subclasses contribute

    /** What this role sleeps for. */
    protected abstract Side ownSide();

    /** The block that holds the words on which this role sleeps. */
    protected abstract ControlBlock ownBlock(RoleBinding bound);

    /** ATTACH 4: reads and checks the own cursors, forgets what was cached of the peer, counts the epoch. */
    protected abstract void attach(RoleBinding bound);

    /** Wakes whoever may wait for this role, whether it sleeps or not. */
    protected abstract void wakePeers();

    /** Drops an open claim or peek. Called on the thread that has it. */
    protected abstract void dropOpen();

    /** Whether a message handler is running on this thread. */
    protected abstract boolean isInHandler();

    /** Makes visible what is finished, and takes the pid away. Nobody is inside. */
    protected abstract void settleBeforeRelease();

    /** Swaps in empty buffers, so that nothing can touch the mapping through this handle. */
    protected abstract void forgetMemory();

    // ---- the operations' brackets

    /** Begins an operation. */
    protected final void enter() {
        this.guard.enter();
        Phase phase = this.guard.phaseAcquire();
        if (phase != Phase.OPEN) {
            exit();
            throw refusal(phase);
        }
    }

    /** Ends an operation; if somebody asked for the role meanwhile, it is given back here. */
    protected final void exit() {
        this.guard.exit();
        if (this.guard.phaseAcquire() != Phase.OPEN) {
            finishTransition();
        }
    }

    /** Whether somebody wants the role back: a poll ends early then. */
    protected final boolean isEnding() {
        return this.guard.phaseAcquire() != Phase.OPEN;
    }

    /** What a call gets that needs the role while it is not held. */
    protected final RuntimeException refusal() {
        return refusal(this.guard.phase());
    }

    private RuntimeException refusal(Phase phase) {
        return switch (phase) {
            case SUSPENDING, SUSPENDED, RESUMING ->
                new ShmSuspendedException(this.name, "the handle is suspended; resume it first", null);
            case OPEN, CLOSING, CLOSED -> new IllegalStateException("ring '" + this.name + "': the handle is closed");
        };
    }

    // ---- waiting

    /** Sleeps on the own words until the waiter is ready. Between enter and exit. */
    protected final void sleep(Waiter waiter, Duration timeout) {
        Sleeper mine = this.sleeper;
        if (mine == null) {
            throw refusal();
        }
        try {
            mine.await(waiter, Deadline.nanos(timeout));
        } catch (SystemCallException refused) {
            throw noSystemCall(refused);
        } finally {
            this.wakeupRequested = false;
        }
    }

    private ShmPlatformException noSystemCall(SystemCallException refused) {
        String hint = refused instanceof MissingCallException
                ? "" // it says what to do
                : "; a seccomp filter may forbid shared futexes or membarrier";
        return new ShmPlatformException(this.name, refused.getMessage() + hint, refused);
    }

    /** Whether a wait has to end for a reason that has nothing to do with the ring's content. */
    protected final boolean mustStopWaiting() {
        return this.wakeupRequested || isEnding() || !this.watch.isOpenVolatile() || this.watch.hasFailed();
    }

    @Override
    public final void wakeup() {
        WaitWords words = this.ownWords;
        if (words == null) {
            throw refusal();
        }
        this.wakeupRequested = true; // before the bump: the woken wait must see it
        try {
            words.bumpAndWake();
        } catch (InternalError truncated) {
            throw this.watch.memoryLost(truncated);
        }
    }

    // ---- transitions

    /** Takes the role for the first time. */
    protected final void open() {
        bind();
        this.guard.phase(Phase.OPEN);
    }

    /** ATTACH 3 and 4. Nobody is inside, and nobody can come in: the phase is not open. */
    private void bind() {
        RoleBinding previous = this.binding;
        RoleBinding bound = null;
        boolean attached = false;
        try {
            bound = this.binder.bind(previous); // ATTACH 3
            WaitWords words = new WaitWords(ownBlock(bound), ownSide());
            this.watch.begin(bound);
            words.endStaleArm(); // ATTACH 4
            attach(bound);
            wakePeers();
            this.sleeper = new Sleeper(words, Deadline.nanos(this.options.spin()));
            this.ownWords = words;
            this.binding = bound;
            attached = true;
        } catch (SystemCallException refused) {
            throw noSystemCall(refused);
        } catch (InternalError truncated) {
            throw new ShmCorruptException(
                    this.name, -1, "its file was truncated while the role was taken; remove the object", truncated);
        } finally {
            if (!attached && bound != null) {
                forgetMemory();
                this.watch.end();
                bound.lock().close();
                bound.releaseObjects();
            }
        }
        releaseQuietly(previous);
    }

    /** What it leaves behind is nothing that the role would lack. */
    private static void releaseQuietly(@Nullable RoleBinding previous) {
        if (previous != null) {
            try {
                previous.releaseObjects();
            } catch (SystemCallException unmapped) {
                // its pages go when the last view of them does
            }
        }
    }

    @Override
    public final boolean suspend() {
        return end(Phase.SUSPENDING, Phase.SUSPENDED);
    }

    @Override
    public final void close() {
        end(Phase.CLOSING, Phase.CLOSED);
    }

    @Override
    public final void resume() {
        this.resuming.lock(); // may take its time; what ends the handle never waits for it
        try {
            if (!beginResume()) {
                return;
            }
            boolean bound = false;
            try {
                bind();
                bound = true;
            } finally {
                endResume(bound);
            }
        } finally {
            this.resuming.unlock();
        }
    }

    /** Returns whether the role has to be taken again. */
    private boolean beginResume() {
        this.transition.lock();
        try {
            switch (this.guard.phase()) {
                case OPEN:
                    return false;
                case SUSPENDING: // the owner never noticed: the role is still held
                    this.guard.phase(Phase.OPEN);
                    return false;
                case SUSPENDED:
                    this.guard.phase(Phase.RESUMING);
                    this.binds = true;
                    return true;
                default:
                    throw refusal();
            }
        } finally {
            this.transition.unlock();
        }
    }

    private void endResume(boolean bound) {
        this.transition.lock();
        try {
            this.binds = false;
            if (this.guard.phase() == Phase.RESUMING) {
                this.guard.phase(bound ? Phase.OPEN : Phase.SUSPENDED);
            }
        } finally {
            this.transition.unlock();
        }
        finishTransition(); // if it was to be suspended or closed meanwhile
    }

    /** Returns whether the role was given back. */
    private boolean end(Phase request, Phase done) {
        if (!request(request)) {
            return true;
        }
        if (this.guard.isInsideOnThisThread()) {
            if (isInHandler()) {
                return false; // takes effect when the poll returns
            }
            dropOpen();
            exit();
        }
        awaitEnd(done);
        Phase phase = this.guard.phase();
        return phase == done || phase == Phase.CLOSED;
    }

    /** Returns whether there is anything to end. */
    private boolean request(Phase request) {
        this.transition.lock();
        try {
            Phase phase = this.guard.phase();
            if (phase == Phase.CLOSED && request == Phase.SUSPENDING) {
                throw refusal();
            }
            if (phase == Phase.CLOSED || (phase == Phase.SUSPENDED && request == Phase.SUSPENDING)) {
                return false;
            }
            if (phase != Phase.CLOSING) {
                this.guard.phase(request);
            }
            wakeOwnWait();
            return true;
        } finally {
            this.transition.unlock();
        }
    }

    private void wakeOwnWait() {
        WaitWords words = this.ownWords;
        if (words != null && !this.watch.isMemoryLost()) {
            try {
                words.bumpAndWake();
            } catch (InternalError truncated) {
                this.watch.memoryLost(); // a wait on it has found out, too
            }
        }
    }

    /** Waits for the owner's call to return, up to the close time-out; after it the owner gives the role back. */
    private void awaitEnd(Phase done) {
        Deadline deadline = Deadline.after(this.options.closeTimeout());
        RetryPause pause = new RetryPause(deadline);
        boolean interrupted = false;
        while (true) {
            finishTransition();
            Phase phase = this.guard.phase();
            if (phase == done || phase == Phase.CLOSED || phase == Phase.OPEN || deadline.hasPassed()) {
                break;
            }
            interrupted |= Thread.interrupted(); // to be restored: closing has to go on
            pause.await();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives the role back if that is asked for and nobody is inside; the lock decides who does it. */
    private void finishTransition() {
        Phase asked = this.guard.phase();
        if (asked != Phase.SUSPENDING && asked != Phase.CLOSING) {
            return;
        }
        this.transition.lock();
        try {
            Phase phase = this.guard.phase();
            if (!this.binds && (phase == Phase.SUSPENDING || phase == Phase.CLOSING)) {
                if (this.guard.isInsideOnDeadThread()) {
                    dropOpen();
                    this.guard.exit();
                }
                if (this.guard.isOutside()) {
                    finish(phase);
                }
            }
        } finally {
            this.transition.unlock();
        }
    }

    private void finish(Phase phase) {
        RoleBinding bound = this.binding;
        try {
            if (bound != null && this.ownWords != null) {
                giveBack(bound);
            }
        } finally {
            if (phase == Phase.CLOSING) {
                forgetMemory();
                this.guard.forgetOwner();
                this.watch.end();
                this.binding = null;
                if (bound != null) {
                    bound.releaseObjects();
                }
            }
            this.guard.phase(phase == Phase.CLOSING ? Phase.CLOSED : Phase.SUSPENDED);
        }
    }

    /** The order counts: what is finished, the pid, the peer's wake-up, and only then the lock. */
    private void giveBack(RoleBinding bound) {
        this.ownWords = null;
        this.sleeper = null;
        try {
            if (!this.watch.isMemoryLost()) {
                settleBeforeRelease();
                wakePeers();
            }
        } catch (InternalError truncated) {
            this.watch.memoryLost();
        } finally {
            bound.lock().close();
        }
    }

    // ---- figures

    @Override
    public final String name() {
        return this.name;
    }

    @Override
    public final boolean isSuspended() {
        Phase phase = this.guard.phase();
        return phase == Phase.SUSPENDING || phase == Phase.SUSPENDED || phase == Phase.RESUMING;
    }

    @Override
    public final boolean isOpen() {
        Phase phase = this.guard.phase();
        return phase != Phase.CLOSING && phase != Phase.CLOSED;
    }

    @Override
    public final boolean isCurrent() {
        return this.watch.isCurrent();
    }

    /** The depth of a ring, for any thread. The tail is read before the head: the difference is then no less than it was. */
    protected final long available(ControlBlock ring, long capacity) {
        try {
            long tail = ring.tailAcquire();
            return Math.max(0, Math.min(capacity, ring.headAcquire() - tail));
        } catch (IndexOutOfBoundsException swappedIn) {
            throw refusal();
        } catch (InternalError truncated) {
            throw this.watch.memoryLost(truncated);
        }
    }
}

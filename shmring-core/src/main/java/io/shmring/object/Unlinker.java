/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmNotReadyException;
import io.shmring.ShmRoleHeldException;
import io.shmring.layout.RingLayout;
import io.shmring.layout.Side;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import io.shmring.waiting.WaitWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes the object that carries the locks, SPSC ring or doorbell, and whatever hangs on it: the UNLINK steps of {@code
 * docs/life-cycle.md}.
 */
public final class Unlinker {

    /** What hangs on an object, for whose sake it is removed last. */
    public interface Parts {

        /**
         * Looks whether this process will be able to remove them.
         *
         * @param object the object that they hang on
         */
        void requireRemovable(ShmObject object);

        /**
         * Wakes their sleepers and removes them. What is not of this system is left alone.
         *
         * @param object the object that they hang on
         */
        void remove(ShmObject object);
    }

    /** Nothing hangs on the ring of one producer. */
    public static final Parts NO_PARTS = new Parts() {
        @Override
        public void requireRemovable(ShmObject object) {}

        @Override
        public void remove(ShmObject object) {}
    };

    private final ObjectFiles files;
    private final Parts parts;

    /**
     * Removes objects.
     *
     * @param files opens them
     * @param parts what hangs on them
     */
    public Unlinker(ObjectFiles files, Parts parts) {
        this.files = files;
        this.parts = parts;
    }

    /**
     * UNLINK 2 to 5: removes an object nobody uses. The caller holds the lifecycle lock and has seen that the object is
     * current.
     *
     * @param object ring or doorbell
     * @param deadline how long to wait for a role of a dying process
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     */
    public void unlink(ShmObject object, Deadline deadline) {
        RetryPause pause = new RetryPause(deadline);
        boolean exhausted = deadline.hasPassed();
        while (true) {
            List<ObjectLock> roles = new ArrayList<>();
            try {
                Held held = lockRoles(object, roles); // UNLINK 2
                if (held == null) {
                    remove(object, RingLayout.REASON_UNLINKED);
                    return;
                }
                if (exhausted) {
                    throw new ShmRoleHeldException(
                            object.ring(),
                            "the role of " + held.role() + " is held" + (held.own() ? " by this process" : "")
                                    + ": close it before the ring is unlinked",
                            0,
                            held.own());
                }
            } finally {
                roles.forEach(ObjectLock::close); // UNLINK 5; and nobody is kept from a role while this waits
            }
            exhausted = !pause.await();
        }
    }

    /** A role that somebody has. */
    private record Held(String role, boolean own) {}

    /** All roles or none that counts: returns the first one that somebody else holds. */
    private static @Nullable Held lockRoles(ShmObject object, List<ObjectLock> locked) {
        int producers = Math.max(1, object.identity().producers());
        for (int i = -1; i < producers; i++) {
            long offset = i < 0 ? RingLayout.CONSUMER_LOCK : RingLayout.producerLock(i);
            ObjectLock lock = ObjectLock.isHeld(object, offset) ? null : ObjectLock.tryLock(object, offset);
            if (lock == null) {
                return new Held(i < 0 ? "consumer" : "producer " + i, ObjectLock.isOwn(object, offset));
            }
            locked.add(lock);
        }
        return null;
    }

    /**
     * UNLINK 3 and 4 without looking at the roles. The caller holds the lifecycle lock and has seen that the object is
     * current.
     *
     * @param object ring or doorbell
     * @param reason why
     */
    public void remove(ShmObject object, int reason) {
        this.files.requireRemovable(object.path());
        this.parts.requireRemovable(object);
        try {
            object.control().reason(reason);
            object.control().stateVolatile(RingLayout.STATE_REMOVED); // UNLINK 3: state before bump and wake
            new WaitWords(object.control(), Side.DATA).bumpAndWake();
            new WaitWords(object.control(), Side.SPACE).bumpAndWake();
        } catch (InternalError truncated) {
            // nobody can be told through it any more; it goes all the same
        }
        this.parts.remove(object);
        if (object.isCurrent()) { // somebody may have removed it by hand, and created another
            this.files.unlink(object.path()); // UNLINK 4
        }
    }

    /**
     * Takes the lifecycle lock of an object.
     *
     * @param object ring or doorbell
     * @param deadline how long to try
     * @return the lock; null if the object is not the one at its path: look again
     * @throws ShmNotReadyException if another process has it all the time
     */
    public static @Nullable ObjectLock lockLifecycle(ShmObject object, Deadline deadline) {
        ObjectLock lock = ObjectLock.lock(object, RingLayout.LIFECYCLE_LOCK, deadline); // UNLINK 1
        if (lock == null) {
            if (object.isCurrent()) {
                throw new ShmNotReadyException(
                        object.ring(),
                        "another process is creating or removing " + object.path()
                                + " and did not end in time; try again",
                        null);
            }
            return null;
        }
        if (!object.isCurrent()) {
            lock.close();
            return null;
        }
        return lock;
    }
}

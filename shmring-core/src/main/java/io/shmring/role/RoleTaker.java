/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.role;

import io.shmring.ShmRoleHeldException;
import io.shmring.layout.RingLayout;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.waiting.Deadline;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes a role's lock and looks at the object again under it. */
public final class RoleTaker {

    private RoleTaker() {}

    /**
     * ATTACH 3: locks the role's byte and checks that the object is still the one at its path, in use and ours.
     *
     * @param home ring or doorbell
     * @param offset the role's byte
     * @param role the role in words
     * @param lastKnownPid tells who took it last; asked only for the message
     * @param deadline how long to try
     * @return the lock; null if the object is not the one at its path any more, or not in use
     * @throws ShmRoleHeldException if another handle has it all the time
     */
    public static @Nullable ObjectLock take(
            ShmObject home, long offset, String role, LongSupplier lastKnownPid, Deadline deadline) {
        ObjectLock lock = ObjectLock.lock(home, offset, deadline);
        if (lock == null) {
            if (home.isCurrent()) {
                throw held(home, role, ObjectLock.isOwn(home, offset), lastKnownPid.getAsLong());
            }
            return null;
        }
        return confirm(home, lock);
    }

    /**
     * The second half of {@link #take}, for a lock just taken.
     *
     * @param home ring or doorbell
     * @param lock closed if null is returned
     * @return the lock, or null
     */
    public static @Nullable ObjectLock confirm(ShmObject home, ObjectLock lock) {
        boolean confirmed = false;
        try {
            confirmed = home.state() == RingLayout.STATE_OPEN && home.isCurrent();
            return confirmed ? lock : null;
        } finally {
            if (!confirmed) {
                lock.close();
            }
        }
    }

    /**
     * The exception for a role that somebody else has.
     *
     * @param home ring or doorbell
     * @param role the role in words
     * @param own whether the holder is a handle of this process
     * @param lastKnownPid who took it last
     * @return the exception to throw
     */
    public static ShmRoleHeldException held(ShmObject home, String role, boolean own, long lastKnownPid) {
        return new ShmRoleHeldException(
                home.ring(),
                "the role of " + role + " is held" + by(own, lastKnownPid) + "; each role has one holder at a time",
                lastKnownPid,
                own);
    }

    /** Each container has a process number 1. */
    private static String by(boolean own, long pid) {
        if (pid == 0) {
            return " by a process that has not said who it is";
        }
        if (own) {
            return ", last known pid " + pid + ", which is this process";
        }
        return ", last known pid " + pid
                + (pid == ProcessHandle.current().pid()
                        ? ", but not by this process, which has that number too: by one of another container or pid"
                                + " namespace"
                        : " (as seen in its own pid namespace)");
    }
}

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
import io.shmring.waiting.WaitWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Removes the object that carries the locks, SPSC ring or doorbell, and whatever hangs on it: the UNLINK steps of {@code
 * docs/life-cycle.md}.
 */
public final class Unlinker {

    private final ObjectFiles files;
    private final Consumer<ShmObject> parts;

    /**
     * Removes objects.
     *
     * @param files opens them
     * @param parts wakes and unlinks what hangs on the object, before its own name goes
     */
    public Unlinker(ObjectFiles files, Consumer<ShmObject> parts) {
        this.files = files;
        this.parts = parts;
    }

    /**
     * UNLINK 2 to 4: removes an object nobody uses. The caller holds the lifecycle lock and has seen that the object is
     * current.
     *
     * @param object ring or doorbell
     * @param deadline how long to wait for a role of a dying process
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     */
    public void unlink(ShmObject object, Deadline deadline) {
        List<ObjectLock> roles = new ArrayList<>();
        try {
            roles.add(role(object, "consumer", RingLayout.CONSUMER_LOCK, deadline)); // UNLINK 2
            int producers = Math.max(1, object.identity().producers());
            for (int i = 0; i < producers; i++) {
                roles.add(role(object, "producer " + i, RingLayout.producerLock(i), deadline));
            }
            remove(object, RingLayout.REASON_UNLINKED);
        } finally {
            roles.forEach(ObjectLock::close); // UNLINK 5
        }
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
        object.control().reason(reason);
        object.control().stateVolatile(RingLayout.STATE_REMOVED); // UNLINK 3: state before bump and wake
        new WaitWords(object.control(), Side.DATA).bumpAndWake();
        new WaitWords(object.control(), Side.SPACE).bumpAndWake();
        this.parts.accept(object);
        this.files.unlink(object.path()); // UNLINK 4
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

    private static ObjectLock role(ShmObject object, String role, long offset, Deadline deadline) {
        ObjectLock lock = ObjectLock.lock(object, offset, deadline);
        if (lock == null) {
            throw new ShmRoleHeldException(
                    object.ring(), "the role of " + role + " is held: close it before the ring is unlinked", 0);
        }
        return lock;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.platform.ByteLock;
import io.shmring.platform.FileHandle;
import io.shmring.platform.SystemCallException;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A locked byte of an object: a role, or the right to create and remove. It has a file description of its own, since one
 * description would silently lock its own byte again, and that one is never mapped, since a mapping would pin the lock.
 */
public final class ObjectLock implements AutoCloseable {

    /** What this process holds: a pid tells nothing, since every pid namespace has its own. For messages only. */
    private static final Set<Place> OWN = ConcurrentHashMap.newKeySet();

    /** A byte of an object, wherever it is linked. */
    private record Place(long device, long inode, long offset) {

        static Place of(ShmObject object, long offset) {
            return new Place(object.status().device(), object.status().inode(), offset);
        }
    }

    private final FileHandle file;
    private final Place place;

    private ObjectLock(FileHandle file, Place place) {
        this.file = file;
        this.place = place;
        OWN.add(place);
    }

    /**
     * Tries to lock a byte, without waiting.
     *
     * @param object the object
     * @param offset which byte
     * @return the lock, or null if somebody else has it
     */
    public static @Nullable ObjectLock tryLock(ShmObject object, long offset) {
        try {
            FileHandle file = object.file().reopen(true);
            boolean locked = false;
            try {
                locked = ByteLock.tryLock(file, offset);
                return locked ? new ObjectLock(file, Place.of(object, offset)) : null;
            } finally {
                if (!locked) {
                    file.close();
                }
            }
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(object.ring(), object.path(), failure);
        }
    }

    /**
     * Locks a byte. That it is locked does not yet mean "taken": it may be an unlinker at work, or a process whose death
     * takes its time.
     *
     * @param object the object
     * @param offset which byte
     * @param deadline how long to try
     * @return the lock; null if somebody else has it all the time, or if the object is not at its path any more
     */
    public static @Nullable ObjectLock lock(ShmObject object, long offset, Deadline deadline) {
        RetryPause pause = new RetryPause(deadline);
        while (true) {
            ObjectLock lock = tryLock(object, offset);
            if (lock != null || !object.isCurrent() || !pause.await()) {
                return lock;
            }
        }
    }

    /**
     * Whether anybody has a byte locked. Takes nothing.
     *
     * @param object the object
     * @param offset which byte
     * @return true if it is locked
     */
    public static boolean isHeld(ShmObject object, long offset) {
        try {
            return ByteLock.isLocked(object.file(), offset);
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(object.ring(), object.path(), failure);
        }
    }

    /**
     * Whether anybody has a byte locked. Takes nothing.
     *
     * @param file a handle that holds no lock on it, may be read-only
     * @param offset which byte
     * @return true if it is locked
     */
    public static boolean isHeld(FileHandle file, long offset) {
        return ByteLock.isLocked(file, offset);
    }

    /**
     * Whether it is this process that has a byte locked.
     *
     * @param object the object
     * @param offset which byte
     * @return false if nobody has, or another process
     */
    public static boolean isOwn(ShmObject object, long offset) {
        return OWN.contains(Place.of(object, offset));
    }

    /** Unlocks, then closes: a forked child that inherited the descriptor would keep the lock otherwise. Once. */
    @Override
    public void close() {
        OWN.remove(this.place);
        ByteLock.unlock(this.file, this.place.offset());
        this.file.close();
    }
}

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
import org.jspecify.annotations.Nullable;

/**
 * A locked byte of an object: a role, or the right to create and remove. It has a file description of its own, since one
 * description would silently lock its own byte again, and that one is never mapped, since a mapping would pin the lock.
 */
public final class ObjectLock implements AutoCloseable {

    private final FileHandle file;
    private final long offset;

    private ObjectLock(FileHandle file, long offset) {
        this.file = file;
        this.offset = offset;
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
            return tryLock(object.file(), offset);
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(object.ring(), object.path(), failure);
        }
    }

    static @Nullable ObjectLock tryLock(FileHandle object, long offset) {
        FileHandle file = object.reopen(true);
        boolean locked = false;
        try {
            locked = ByteLock.tryLock(file, offset);
            return locked ? new ObjectLock(file, offset) : null;
        } finally {
            if (!locked) {
                file.close();
            }
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

    /** Unlocks, then closes: a forked child that inherited the descriptor would keep the lock otherwise. */
    @Override
    public void close() {
        ByteLock.unlock(this.file, this.offset);
        this.file.close();
    }
}

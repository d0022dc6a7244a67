/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Open-file-description write locks on single bytes. The kernel frees them when the last process that has the description
 * is dead, whatever pid namespace it lived in. They belong to the description: never lock through a handle that is also
 * mapped, since a live mapping keeps the description, and with it the lock, beyond close.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_OFD_SETLK.2const.html">F_OFD_SETLK(2const)</a>
 */
public final class ByteLock {

    private static final int F_OFD_GETLK = 36;
    private static final int F_OFD_SETLK = 37;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;

    private static final int TYPE = 0;
    private static final int START = 8;
    private static final int LENGTH = 16;
    private static final int STRUCT_SIZE = 32;

    private ByteLock() {}

    /**
     * Tries to lock one byte, without waiting.
     *
     * @param file a handle of its own for this purpose, open for writing
     * @param offset which byte, may lie beyond the end of the file
     * @return false if another description has it locked
     * @throws SystemCallException if the kernel has or permits no such locks
     */
    public static boolean tryLock(FileHandle file, long offset) {
        if (LibC.fcntl(file.fd(), F_OFD_SETLK, flock(F_WRLCK, offset)) == 0) {
            return true;
        }
        int errno = LibC.errno();
        if (errno == Errno.EAGAIN || errno == Errno.EACCES) {
            return false;
        }
        throw failure("fcntl F_OFD_SETLK", errno);
    }

    /**
     * Unlocks one byte. To be called before close: a forked child would keep the lock otherwise.
     *
     * @param file the handle that locked it
     * @param offset which byte
     */
    public static void unlock(FileHandle file, long offset) {
        LibC.fcntl(file.fd(), F_OFD_SETLK, flock(F_UNLCK, offset));
    }

    /**
     * Whether some other description has the byte locked. Takes nothing; works on a read-only handle.
     *
     * @param file a handle that holds no lock on that byte itself
     * @param offset which byte
     * @return true if it is locked
     * @throws SystemCallException if the kernel has or permits no such locks
     */
    public static boolean isLocked(FileHandle file, long offset) {
        byte[] flock = flock(F_WRLCK, offset);
        if (LibC.fcntl(file.fd(), F_OFD_GETLK, flock) != 0) {
            throw failure("fcntl F_OFD_GETLK", LibC.errno());
        }
        return ByteBuffer.wrap(flock).order(ByteOrder.nativeOrder()).getShort(TYPE) != F_UNLCK;
    }

    /**
     * Asks for a lock that nobody ever has, so that a process without such locks learns of it when it opens the file.
     *
     * @param file any handle
     * @throws SystemCallException if the kernel has or permits no such locks
     */
    public static void requireLocks(FileHandle file) {
        isLocked(file, 0);
    }

    private static SystemCallException failure(String call, int errno) {
        return MissingCallException.of(
                call,
                errno,
                "open-file-description locks, which are commands " + F_OFD_GETLK + " and " + F_OFD_SETLK
                        + " of the system call fcntl (number " + LibC.ARCHITECTURE.fcntl + ")");
    }

    /** Whence is SEEK_SET (0), and the pid must be 0 for these commands. */
    private static byte[] flock(short type, long offset) {
        byte[] flock = new byte[STRUCT_SIZE];
        ByteBuffer.wrap(flock)
                .order(ByteOrder.nativeOrder())
                .putShort(TYPE, type)
                .putLong(START, offset)
                .putLong(LENGTH, 1);
        return flock;
    }
}

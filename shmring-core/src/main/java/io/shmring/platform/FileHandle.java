/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file descriptor, always close-on-exec. Closing is idempotent; one thread at a time. */
public final class FileHandle implements AutoCloseable {

    private static final int READ_ONLY = 0;
    private static final int READ_WRITE = 2;
    private static final int CLOSE_ON_EXEC = 02000000;
    private static final int NON_BLOCKING = 04000;
    private static final int AT_FDCWD = -100;

    /** A signal makes the kernel undo a step: steps are short, so that a profiler's signals leave time for one. */
    private static final long ALLOCATION_STEP = 16L << 20;

    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_SYMLINK_FOLLOW = 0x400;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;

    private int fd;

    private FileHandle(int fd) {
        this.fd = fd;
    }

    /**
     * Opens an existing file; a symbolic link is refused with {@link Errno#ELOOP}.
     *
     * @param path the file
     * @param writable false to read only
     * @return the open file
     * @throws SystemCallException if it cannot be opened
     */
    public static FileHandle open(Path path, boolean writable) {
        int access = writable ? READ_WRITE : READ_ONLY;
        int flags =
                access | CLOSE_ON_EXEC | NON_BLOCKING | LibC.ARCHITECTURE.openNoFollow; // a FIFO must not hold us up
        return new FileHandle(check("open " + path, LibC.open(path.toString(), flags, 0)));
    }

    /**
     * Opens a new file that has no name yet, so nobody can see it half made.
     *
     * @param directory where it will live
     * @param mode permission bits; the umask may take some away
     * @return the open file
     * @throws SystemCallException if it cannot be created
     */
    public static FileHandle openUnnamed(Path directory, int mode) {
        int flags = READ_WRITE | CLOSE_ON_EXEC | LibC.ARCHITECTURE.openTmpfile();
        return new FileHandle(check("open O_TMPFILE in " + directory, LibC.open(directory.toString(), flags, mode)));
    }

    /**
     * Opens the same file once more. The result is an open file description of its own, with locks of its own, whatever
     * happened to the path meanwhile.
     *
     * @param writable false to read only
     * @return the second handle
     * @throws SystemCallException if it cannot be opened
     */
    public FileHandle reopen(boolean writable) {
        String path = procPath();
        int flags = (writable ? READ_WRITE : READ_ONLY) | CLOSE_ON_EXEC;
        return new FileHandle(check("open " + path, LibC.open(path, flags, 0)));
    }

    /**
     * Gives an unnamed file its name.
     *
     * @param path the name
     * @throws SystemCallException with {@link Errno#EEXIST} if the name is taken
     */
    public void link(Path path) {
        check("linkat " + path, LibC.linkat(AT_FDCWD, procPath(), AT_FDCWD, path.toString(), AT_SYMLINK_FOLLOW));
    }

    /**
     * Reserves every page, so that no later access can fail for want of memory.
     *
     * @param size bytes
     * @throws SystemCallException with {@link Errno#ENOSPC} if there is no room
     */
    public void allocate(long size) {
        for (long offset = 0; offset < size; offset += ALLOCATION_STEP) {
            long step = Math.min(ALLOCATION_STEP, size - offset);
            int errno;
            do {
                errno = LibC.posix_fallocate(this.fd, offset, step); // the error is the result, not errno
            } while (errno == Errno.EINTR);
            if (errno != 0) {
                throw new SystemCallException("posix_fallocate of " + size + " bytes", errno);
            }
        }
    }

    /**
     * Sets group and permissions, whatever the umask is.
     *
     * @param gid the group's number
     * @param mode permission bits
     * @throws SystemCallException if this process may not
     */
    public void shareWithGroup(int gid, int mode) {
        check("fchown to group " + gid, LibC.fchown(this.fd, -1, gid));
        check("fchmod", LibC.fchmod(this.fd, mode));
    }

    /**
     * What this file is now.
     *
     * @return its status
     * @throws SystemCallException if the kernel does not tell
     */
    public FileStatus status() {
        byte[] statx = new byte[FileStatus.STRUCT_SIZE];
        check("statx", LibC.statx(this.fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, statx));
        return FileStatus.of(statx);
    }

    /**
     * What is at a path now; a symbolic link is not followed.
     *
     * @param path the path
     * @return its status, or null if nothing is there
     * @throws SystemCallException if the kernel does not tell
     */
    public static @Nullable FileStatus statusOf(Path path) {
        return statusOf(path, AT_SYMLINK_NOFOLLOW);
    }

    /**
     * What a directory is now; a symbolic link to it is followed.
     *
     * @param path the path
     * @return its status, or null if nothing is there
     * @throws SystemCallException if the kernel does not tell
     */
    public static @Nullable FileStatus statusOfDirectory(Path path) {
        return statusOf(path, 0);
    }

    private static @Nullable FileStatus statusOf(Path path, int flags) {
        byte[] statx = new byte[FileStatus.STRUCT_SIZE];
        if (LibC.statx(AT_FDCWD, path.toString(), flags, STATX_BASIC_STATS, statx) == 0) {
            return FileStatus.of(statx);
        }
        int errno = LibC.errno();
        if (errno == Errno.ENOENT) {
            return null;
        }
        throw new SystemCallException("statx " + path, errno);
    }

    /** Asks for a path in the C library's form; false leaves an errno. */
    static boolean statx(byte[] nativePath, byte[] statx) {
        return LibC.statx(AT_FDCWD, nativePath, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS, statx) == 0;
    }

    /**
     * Removes a name.
     *
     * @param path the name
     * @return false if it was not there
     * @throws SystemCallException if this process may not
     */
    public static boolean unlink(Path path) {
        if (LibC.unlink(path.toString()) == 0) {
            return true;
        }
        int errno = LibC.errno();
        if (errno == Errno.ENOENT) {
            return false;
        }
        throw new SystemCallException("unlink " + path, errno);
    }

    /**
     * The user as whom this process acts.
     *
     * @return the effective user's number
     */
    public static int effectiveUser() {
        return LibC.geteuid();
    }

    int fd() {
        return this.fd;
    }

    private String procPath() {
        return "/proc/self/fd/" + this.fd;
    }

    @Override
    public void close() {
        if (this.fd >= 0) {
            int closing = this.fd;
            this.fd = -1;
            LibC.close(closing); // an error leaves nothing to do: on Linux the descriptor is gone in any case
        }
    }

    private static int check(String call, int result) {
        if (result < 0) {
            throw new SystemCallException(call, LibC.errno());
        }
        return result;
    }
}

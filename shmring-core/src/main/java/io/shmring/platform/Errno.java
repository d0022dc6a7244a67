/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.util.Map;

/** The error numbers that callers tell apart; the same on both supported processors. */
public final class Errno {

    /** Operation not permitted. */
    public static final int EPERM = 1;
    /** No such file or directory. */
    public static final int ENOENT = 2;
    /** Interrupted system call. */
    public static final int EINTR = 4;
    /** No such device or address. */
    public static final int ENXIO = 6;
    /** Try again. */
    public static final int EAGAIN = 11;
    /** Out of memory, or of address space. */
    public static final int ENOMEM = 12;
    /** Permission denied. */
    public static final int EACCES = 13;
    /** Bad address. */
    public static final int EFAULT = 14;
    /** File exists. */
    public static final int EEXIST = 17;
    /** Not a directory. */
    public static final int ENOTDIR = 20;
    /** Is a directory. */
    public static final int EISDIR = 21;
    /** Invalid argument. */
    public static final int EINVAL = 22;
    /** Too many open files in the system. */
    public static final int ENFILE = 23;
    /** Too many open files in the process. */
    public static final int EMFILE = 24;
    /** No space left on device. */
    public static final int ENOSPC = 28;
    /** Read-only file system. */
    public static final int EROFS = 30;
    /** Function not implemented. */
    public static final int ENOSYS = 38;
    /** Too many levels of symbolic links: what O_NOFOLLOW answers for a symbolic link. */
    public static final int ELOOP = 40;
    /** Operation not supported. */
    public static final int EOPNOTSUPP = 95;
    /** Timed out. */
    public static final int ETIMEDOUT = 110;
    /** Disk quota exceeded. */
    public static final int EDQUOT = 122;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(EPERM, "EPERM, operation not permitted"),
            Map.entry(ENOENT, "ENOENT, no such file or directory"),
            Map.entry(EINTR, "EINTR, interrupted"),
            Map.entry(ENXIO, "ENXIO, no such device"),
            Map.entry(EAGAIN, "EAGAIN, try again"),
            Map.entry(ENOMEM, "ENOMEM, out of memory or address space"),
            Map.entry(EACCES, "EACCES, permission denied"),
            Map.entry(EFAULT, "EFAULT, bad address"),
            Map.entry(EEXIST, "EEXIST, file exists"),
            Map.entry(ENOTDIR, "ENOTDIR, not a directory"),
            Map.entry(EISDIR, "EISDIR, is a directory"),
            Map.entry(EINVAL, "EINVAL, invalid argument"),
            Map.entry(ENFILE, "ENFILE, too many open files in the system"),
            Map.entry(EMFILE, "EMFILE, too many open files in this process"),
            Map.entry(ENOSPC, "ENOSPC, no space left"),
            Map.entry(EROFS, "EROFS, read-only file system"),
            Map.entry(ENOSYS, "ENOSYS, not implemented"),
            Map.entry(ELOOP, "ELOOP, symbolic link"),
            Map.entry(EOPNOTSUPP, "EOPNOTSUPP, not supported"),
            Map.entry(ETIMEDOUT, "ETIMEDOUT, timed out"),
            Map.entry(EDQUOT, "EDQUOT, quota exceeded"));

    private Errno() {}

    /**
     * An error number in words.
     *
     * @param errno the number
     * @return its name and meaning, or the number
     */
    public static String describe(int errno) {
        return NAMES.getOrDefault(errno, "errno " + errno);
    }
}

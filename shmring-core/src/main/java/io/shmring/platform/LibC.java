/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The C library's functions that rings need, bound once. Fixed-arity prototypes of {@code open}, {@code fcntl} and {@code
 * syscall} are sound on the two supported Linux calling conventions, where variadic arguments travel in the same registers.
 *
 * <p>Pointers are raw addresses or pinned arrays: nothing here allocates. Data is never read or written through JNA, since
 * a fault there ends the JVM while a fault under a {@code VarHandle} is an {@link InternalError}.
 */
final class LibC {

    static final Architecture ARCHITECTURE;

    static {
        ARCHITECTURE = Architecture.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int open(String path, int flags, int mode);

    static native int close(int fd);

    static native int fcntl(int fd, int command, byte[] flock);

    static native int posix_fallocate(int fd, long offset, long length);

    static native int statx(int dirfd, String path, int flags, int mask, byte[] statx);

    /** The same with a path that is in the C library's form already. */
    static native int statx(int dirfd, byte[] path, int flags, int mask, byte[] statx);

    static native int linkat(int oldDirfd, String oldPath, int newDirfd, String newPath, int flags);

    static native int unlink(String path);

    static native int fchmod(int fd, int mode);

    static native int fchown(int fd, int uid, int gid);

    static native int geteuid();

    static native @Nullable Pointer getgrnam(String name);

    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(long address, long length);

    static native long syscall(long number, long a, long b, long c, long d, long e, long f);

    static int errno() {
        return Native.getLastError();
    }
}

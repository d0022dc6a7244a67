/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.pipe;

import com.sun.jna.Native;

/** The system calls of a named pipe. */
final class LibC {

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    static final int ENOENT = 2;
    static final int ENXIO = 6;
    static final int EAGAIN = 11;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int mkfifo(String path, int mode);

    static native int open(String path, int flags);

    static native long read(int fd, long address, long length);

    static native long write(int fd, long address, long length);

    static native int close(int fd);
}

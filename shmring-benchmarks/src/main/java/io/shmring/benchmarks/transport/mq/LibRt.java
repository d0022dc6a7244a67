/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of POSIX message queues. The size of {@code struct mq_attr} is eight longs. */
final class LibRt {

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int O_NONBLOCK = 0x800;

    static final int ENOENT = 2;
    static final int EAGAIN = 11;

    static {
        // a library of its own up to glibc 2.33; later ones keep it, and have the functions in the C library that it
        // needs
        Native.register(LibRt.class, "rt");
    }

    private LibRt() {}

    static native int mq_open(String name, int flags, int mode, long @Nullable [] attributes);

    static native int mq_send(int queue, Pointer message, long length, int priority);

    static native long mq_receive(int queue, Pointer message, long length, @Nullable Pointer priority);

    static native int mq_close(int queue);

    static native int mq_unlink(String name);
}

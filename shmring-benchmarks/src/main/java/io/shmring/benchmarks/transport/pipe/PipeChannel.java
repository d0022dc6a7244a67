/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.pipe;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An open named pipe, for one buffer whose address is looked up once.
 *
 * <p>System calls instead of a {@link java.nio.channels.FileChannel}, since the JDK opens no file with {@code O_NONBLOCK}. A
 * receiver would have to ask {@link java.io.InputStream#available()} before each read, two system calls more for every
 * message, and a sender could not spin while the pipe is full.
 */
final class PipeChannel implements ByteChannel {

    private final Path path;
    private final int fd;
    private final ByteBuffer buffer;
    private final long address;
    private boolean open = true;

    private PipeChannel(Path path, int fd, ByteBuffer buffer) {
        this.path = path;
        this.fd = fd;
        this.buffer = buffer;
        this.address = Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }

    /** Makes a pipe; it must not exist. */
    static void make(Path path) {
        if (LibC.mkfifo(path.toString(), 0600) < 0) {
            throw failure("mkfifo", path);
        }
    }

    /** Null if there is no pipe yet, or a sender does not wait for its receiver and there is none yet. */
    static @Nullable PipeChannel open(Path path, int flags, ByteBuffer buffer) {
        int fd = LibC.open(path.toString(), flags | LibC.O_CLOEXEC);
        if (fd >= 0) {
            return new PipeChannel(path, fd, buffer);
        }
        if (Native.getLastError() == LibC.ENOENT || Native.getLastError() == LibC.ENXIO) {
            return null;
        }
        throw failure("open", path);
    }

    @Override
    public int read(ByteBuffer target) {
        long read = LibC.read(this.fd, from(target), target.remaining());
        return moved(target, "read", read);
    }

    @Override
    public int write(ByteBuffer source) {
        long written = LibC.write(this.fd, from(source), source.remaining());
        return moved(source, "write", written);
    }

    private long from(ByteBuffer used) {
        if (used != this.buffer) {
            throw new IllegalArgumentException("a pipe's end has one buffer, this is another: " + used);
        }
        return this.address + used.position();
    }

    private int moved(ByteBuffer used, String call, long bytes) {
        if (bytes >= 0) {
            used.position(used.position() + (int) bytes);
            return (int) bytes;
        }
        if (Native.getLastError() == LibC.EAGAIN) {
            return 0;
        }
        throw failure(call, this.path);
    }

    private static IllegalStateException failure(String call, Path path) {
        return new IllegalStateException(
                call + " of the named pipe " + path + " failed with errno " + Native.getLastError());
    }

    @Override
    public boolean isOpen() {
        return this.open;
    }

    @Override
    public void close() {
        if (this.open) {
            this.open = false;
            if (LibC.close(this.fd) < 0) {
                throw failure("close", this.path);
            }
        }
    }
}

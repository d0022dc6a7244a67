/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.socket;

import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.stream.FrameBuffer;
import io.shmring.benchmarks.transport.stream.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Receives from the one sender that connects. The kernel's sizes of socket buffers are left as they are. */
final class SocketReceiver implements Receiver {

    private final ServerSocketChannel listener;
    private final ByteBuffer buffer;
    private final FrameReader frames;
    private @Nullable SocketChannel connection;

    /** @param listener bound; closed together with this */
    SocketReceiver(ServerSocketChannel listener, int largest) {
        this.listener = listener;
        this.buffer = FrameBuffer.allocate(largest);
        this.frames = new FrameReader(this.buffer, largest);
    }

    @Override
    public int poll(Sink sink) {
        try {
            SocketChannel from = connection(false);
            return from != null && from.read(this.buffer) > 0 ? this.frames.handOut(sink) : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public int await(Sink sink) {
        try {
            SocketChannel from = connection(true);
            int messages = 0;
            while (messages == 0) {
                if (from == null || from.read(this.buffer) < 0) {
                    throw new IllegalStateException("the sender has closed its end of " + this.listener
                            + ": a receiver awaits only what will be sent");
                }
                messages = this.frames.handOut(sink);
            }
            return messages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Switches blocking on or off, a system call only if it changes. Accepts first if that has not been done. */
    private @Nullable SocketChannel connection(boolean blocking) throws IOException {
        if (this.connection == null) {
            this.listener.configureBlocking(blocking);
            this.connection = this.listener.accept();
        }
        if (this.connection != null) {
            this.connection.configureBlocking(blocking);
        }
        return this.connection;
    }

    @Override
    public void close() {
        try {
            this.listener.close();
            if (this.connection != null) {
                this.connection.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.pipe;

import io.shmring.benchmarks.transport.Receiver;
import io.shmring.benchmarks.transport.stream.FrameBuffer;
import io.shmring.benchmarks.transport.stream.FrameReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Receives from a pipe that it has open twice, so that no call has to switch blocking on or off. One of the two is open for
 * writing as well: a sender that is not there yet, or no longer, is no end of the stream.
 */
final class PipeReceiver implements Receiver {

    private final PipeChannel polled;
    private final PipeChannel awaited;
    private final ByteBuffer buffer;
    private final FrameReader frames;

    /** @param path of a pipe that exists */
    PipeReceiver(Path path, int largest) {
        this.buffer = FrameBuffer.allocate(largest);
        this.frames = new FrameReader(this.buffer, largest);
        this.awaited = Objects.requireNonNull(PipeChannel.open(path, LibC.O_RDWR, this.buffer));
        this.polled = Objects.requireNonNull(PipeChannel.open(path, LibC.O_RDONLY | LibC.O_NONBLOCK, this.buffer));
    }

    @Override
    public int poll(Sink sink) {
        return this.polled.read(this.buffer) > 0 ? this.frames.handOut(sink) : 0;
    }

    @Override
    public int await(Sink sink) {
        int messages = 0;
        while (messages == 0) {
            this.awaited.read(this.buffer);
            messages = this.frames.handOut(sink);
        }
        return messages;
    }

    @Override
    public void close() {
        this.polled.close();
        this.awaited.close();
    }
}

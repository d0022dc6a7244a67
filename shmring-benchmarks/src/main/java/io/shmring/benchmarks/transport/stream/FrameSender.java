/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.stream;

import io.shmring.benchmarks.transport.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Sends over a stream: one write for each message, unless the stream takes a part only. */
public final class FrameSender implements Sender {

    private final WritableByteChannel channel;
    private final ByteBuffer buffer;
    private final byte[] payload;

    /**
     * Sends through a channel.
     *
     * @param channel does not block; closed together with this
     * @param buffer from {@link FrameBuffer}, written from
     * @param largest bytes of the longest message
     */
    public FrameSender(WritableByteChannel channel, ByteBuffer buffer, int largest) {
        this.channel = channel;
        this.buffer = buffer;
        this.payload = new byte[largest];
    }

    @Override
    public void send(long sequence, int length) {
        ByteBuffer bytes = this.buffer;
        bytes.clear()
                .putInt(length)
                .putLong(sequence)
                .put(this.payload, Long.BYTES, length - Long.BYTES)
                .flip();
        try {
            this.channel.write(bytes);
            while (bytes.hasRemaining()) {
                Thread.onSpinWait();
                this.channel.write(bytes);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            this.channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

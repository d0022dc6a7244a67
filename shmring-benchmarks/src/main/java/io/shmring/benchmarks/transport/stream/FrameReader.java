/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.stream;

import io.shmring.benchmarks.transport.Receiver.Sink;
import java.nio.ByteBuffer;

/** Finds the messages in what was read from a stream. */
public final class FrameReader {

    private final ByteBuffer buffer;
    private final byte[] payload;

    /**
     * Finds them in a buffer.
     *
     * @param buffer from {@link FrameBuffer}; the caller reads into it, from its position to its limit
     * @param largest bytes of the longest message
     */
    public FrameReader(ByteBuffer buffer, int largest) {
        this.buffer = buffer;
        this.payload = new byte[largest];
    }

    /**
     * Hands out each message that is complete, and makes room behind the rest.
     *
     * @param sink takes it
     * @return how many messages that were
     */
    public int handOut(Sink sink) {
        ByteBuffer bytes = this.buffer;
        bytes.flip();
        int messages = 0;
        while (bytes.remaining() >= FrameBuffer.HEADER) {
            int start = bytes.position();
            int length = bytes.getInt(start);
            if (bytes.remaining() - FrameBuffer.HEADER < length) {
                break;
            }
            bytes.position(start + FrameBuffer.HEADER);
            long sequence = bytes.getLong(bytes.position());
            bytes.get(this.payload, 0, length);
            messages++;
            sink.onMessage(sequence, length);
        }
        makeRoom();
        return messages;
    }

    private void makeRoom() {
        if (this.buffer.position() > 0) {
            this.buffer.compact();
        } else {
            // compact() would copy the whole part of a long message onto itself
            this.buffer.position(this.buffer.limit()).limit(this.buffer.capacity());
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.benchmarks.transport.Receiver;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.util.Objects;
import org.agrona.IoUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a ring buffer of Agrona. */
final class AgronaReceiver implements Receiver, MessageHandler {

    private static final int LIMIT = 256;

    private final RingBuffer ring;
    private final MappedByteBuffer mapped;
    private final byte[] copy;
    private @Nullable Sink sink;

    AgronaReceiver(RingBuffer ring, MappedByteBuffer mapped, int largest) {
        this.ring = ring;
        this.mapped = mapped;
        this.copy = new byte[largest];
    }

    @Override
    public int poll(Sink sink) {
        this.sink = sink;
        return this.ring.read(this, LIMIT);
    }

    @Override
    public void onMessage(int typeId, MutableDirectBuffer buffer, int index, int length) {
        buffer.getBytes(index, this.copy, 0, length);
        Objects.requireNonNull(this.sink).onMessage(buffer.getLong(index, ByteOrder.LITTLE_ENDIAN), length);
    }

    @Override
    public void close() {
        IoUtil.unmap(this.mapped);
    }
}

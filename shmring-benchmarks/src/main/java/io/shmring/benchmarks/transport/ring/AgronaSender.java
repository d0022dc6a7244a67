/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/** Writes to a ring buffer of Agrona from a direct buffer. */
final class AgronaSender implements Sender {

    private static final int TYPE_ID = 1;

    private final RingBuffer ring;
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer message;

    AgronaSender(RingBuffer ring, MappedByteBuffer mapped, int largest) {
        this.ring = ring;
        this.mapped = mapped;
        this.message = new UnsafeBuffer(ByteBuffer.allocateDirect(largest));
        this.message.setMemory(0, largest, (byte) 1);
    }

    @Override
    public void send(long sequence, int length) {
        this.message.putLong(0, sequence, ByteOrder.LITTLE_ENDIAN);
        while (!this.ring.write(TYPE_ID, this.message, 0, length)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        IoUtil.unmap(this.mapped);
    }
}

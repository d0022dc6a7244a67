/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmOptions;
import java.io.File;
import org.agrona.BufferUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** Agrona's ring of one producer over the same kind of memory as {@link LocalRing}. Its file has no name any more. */
final class LocalAgronaRing implements AutoCloseable {

    private final UnsafeBuffer buffer;

    final OneToOneRingBuffer ring;

    LocalAgronaRing() {
        File file = ShmOptions.DEFAULT_DIRECTORY.resolve(RingNames.fresh()).toFile();
        try {
            this.buffer =
                    new UnsafeBuffer(IoUtil.mapNewFile(file, LocalRing.CAPACITY + RingBufferDescriptor.TRAILER_LENGTH));
        } finally {
            IoUtil.deleteIfExists(file);
        }
        this.ring = new OneToOneRingBuffer(this.buffer);
    }

    @Override
    public void close() {
        BufferUtil.free(this.buffer);
    }
}

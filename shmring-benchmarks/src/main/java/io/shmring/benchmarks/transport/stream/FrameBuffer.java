/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The buffer of one end of a stream: a message lies behind its length, four bytes, little-endian. */
public final class FrameBuffer {

    static final int HEADER = Integer.BYTES;

    /** So that a receiver gets many short messages with one system call. */
    private static final int SMALLEST = 1 << 16;

    private FrameBuffer() {}

    /**
     * Allocates a buffer for one end.
     *
     * @param largest bytes of the longest message
     * @return empty, outside of the heap: the JDK would copy one of the heap for each call
     */
    public static ByteBuffer allocate(int largest) {
        return ByteBuffer.allocateDirect(Math.max(SMALLEST, HEADER + largest)).order(ByteOrder.LITTLE_ENDIAN);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;

/**
 * The body of a memory sample. All figures are bytes.
 *
 * <pre>
 *  off  size  what
 *    0  u64   memory that the kernel manages
 *    8  u64   memory that programs could not get without swapping
 *   16  u64   memory that programs could get without swapping
 *   24  u64   buffers, page cache and the like
 *   32  u64   swap space in use
 * </pre>
 */
public final class MemorySample {

    /** The body's size in bytes. */
    public static final int SIZE = 40;

    private static final int TOTAL_OFFSET = MessageHeader.SIZE;
    private static final int USED_OFFSET = MessageHeader.SIZE + 8;
    private static final int AVAILABLE_OFFSET = MessageHeader.SIZE + 16;
    private static final int CACHED_OFFSET = MessageHeader.SIZE + 24;
    private static final int SWAP_USED_OFFSET = MessageHeader.SIZE + 32;

    private MemorySample() {}

    /**
     * Writes a body.
     *
     * @param message the message's place
     * @param total memory that the kernel manages
     * @param used memory that programs could not get without swapping
     * @param available memory that programs could get without swapping
     * @param cached buffers, page cache and the like
     * @param swapUsed swap space in use
     */
    public static void put(ByteBuffer message, long total, long used, long available, long cached, long swapUsed) {
        int start = message.position();
        message.putLong(start + TOTAL_OFFSET, total);
        message.putLong(start + USED_OFFSET, used);
        message.putLong(start + AVAILABLE_OFFSET, available);
        message.putLong(start + CACHED_OFFSET, cached);
        message.putLong(start + SWAP_USED_OFFSET, swapUsed);
    }

    /**
     * The memory that the kernel manages.
     *
     * @param message a readable message
     * @return bytes
     */
    public static long total(ByteBuffer message) {
        return message.getLong(message.position() + TOTAL_OFFSET);
    }

    /**
     * The memory that programs could not get without swapping.
     *
     * @param message a readable message
     * @return bytes
     */
    public static long used(ByteBuffer message) {
        return message.getLong(message.position() + USED_OFFSET);
    }

    /**
     * The memory that programs could get without swapping.
     *
     * @param message a readable message
     * @return bytes
     */
    public static long available(ByteBuffer message) {
        return message.getLong(message.position() + AVAILABLE_OFFSET);
    }

    /**
     * Buffers, page cache and what else the kernel would give back.
     *
     * @param message a readable message
     * @return bytes
     */
    public static long cached(ByteBuffer message) {
        return message.getLong(message.position() + CACHED_OFFSET);
    }

    /**
     * The swap space in use.
     *
     * @param message a readable message
     * @return bytes
     */
    public static long swapUsed(ByteBuffer message) {
        return message.getLong(message.position() + SWAP_USED_OFFSET);
    }
}

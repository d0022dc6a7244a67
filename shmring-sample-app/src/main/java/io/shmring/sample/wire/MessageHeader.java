/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;

/**
 * What every message from a sampler begins with.
 *
 * <pre>
 *  off  size  what
 *    0  u16   version of all layouts in this package: 1
 *    2  u16   flags: bit 0 paused
 *    4  u32   samples a second that this sampler was told to take
 *    8  u32   process id
 *   12  u32   reserved, 0
 *   16  u64   sequence: 1 for the first message of the process, then 2, 3, ...; a gap is a sample that found no room
 *   24        the body
 * </pre>
 *
 * <p>Buffers are little-endian and read from their position, which stays where it is.
 */
public final class MessageHeader {

    /** The version that this code writes, and the only one that it reads. */
    public static final int VERSION = 1;

    /** Size of the header in bytes: the offset of the body. */
    public static final int SIZE = 24;

    private static final int VERSION_OFFSET = 0;
    private static final int FLAGS_OFFSET = 2;
    private static final int RATE_OFFSET = 4;
    private static final int PID_OFFSET = 8;
    private static final int RESERVED_OFFSET = 12;
    private static final int SEQUENCE_OFFSET = 16;
    private static final short PAUSED = 1;

    private MessageHeader() {}

    /**
     * Writes a header.
     *
     * @param message the message's place
     * @param rate samples a second
     * @param paused whether the sampler takes none for now
     * @param pid the sampler's process id
     * @param sequence the message's number
     */
    public static void put(ByteBuffer message, int rate, boolean paused, int pid, long sequence) {
        int start = message.position();
        message.putShort(start + VERSION_OFFSET, (short) VERSION);
        message.putShort(start + FLAGS_OFFSET, paused ? PAUSED : 0);
        message.putInt(start + RATE_OFFSET, rate);
        message.putInt(start + PID_OFFSET, pid);
        message.putInt(start + RESERVED_OFFSET, 0);
        message.putLong(start + SEQUENCE_OFFSET, sequence);
    }

    /**
     * Whether a message can be read by the other methods.
     *
     * @param message a message
     * @return false if it is of another version or too short
     */
    public static boolean isReadable(ByteBuffer message) {
        return message.remaining() >= SIZE && message.getShort(message.position() + VERSION_OFFSET) == VERSION;
    }

    /**
     * Whether the sampler takes no samples for now.
     *
     * @param message a readable message
     * @return true if paused
     */
    public static boolean isPaused(ByteBuffer message) {
        return (message.getShort(message.position() + FLAGS_OFFSET) & PAUSED) != 0;
    }

    /**
     * How many samples the sampler was told to take.
     *
     * @param message a readable message
     * @return samples a second
     */
    public static int rate(ByteBuffer message) {
        return message.getInt(message.position() + RATE_OFFSET);
    }

    /**
     * The process that wrote the message.
     *
     * @param message a readable message
     * @return its process id
     */
    public static int pid(ByteBuffer message) {
        return message.getInt(message.position() + PID_OFFSET);
    }

    /**
     * The message's number.
     *
     * @param message a readable message
     * @return 1 for the first of the process
     */
    public static long sequence(ByteBuffer message) {
        return message.getLong(message.position() + SEQUENCE_OFFSET);
    }
}

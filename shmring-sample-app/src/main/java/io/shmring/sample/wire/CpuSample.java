/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;

/**
 * The body of a processor sample. Shares are 0 to 1.
 *
 * <pre>
 *  off  size  what
 *    0  f64   share of time that the whole processor was busy
 *    8  f64   share of time that it was idle with I/O under way
 *   16  u32   number of cores, n
 *   20  f32   share of time that core 0 was busy
 *   24  ...   the same for cores 1 to n - 1
 * </pre>
 */
public final class CpuSample {

    /** The body's smallest size in bytes: no cores. */
    public static final int MIN_SIZE = 20;

    private static final int BUSY_OFFSET = MessageHeader.SIZE;
    private static final int IOWAIT_OFFSET = MessageHeader.SIZE + 8;
    private static final int CORES_OFFSET = MessageHeader.SIZE + 16;
    private static final int CORE_OFFSET = MessageHeader.SIZE + 20;

    private CpuSample() {}

    /**
     * The body's size.
     *
     * @param cores the number of cores
     * @return bytes
     */
    public static int size(int cores) {
        return MIN_SIZE + cores * Float.BYTES;
    }

    /**
     * The size that a message's body should have by the number of cores that it tells.
     *
     * @param message a message
     * @return bytes; {@link #MIN_SIZE} if there is no room for the number
     */
    public static long expectedSize(ByteBuffer message) {
        boolean told = message.remaining() >= MessageHeader.SIZE + MIN_SIZE;
        long cores = told ? Integer.toUnsignedLong(message.getInt(message.position() + CORES_OFFSET)) : 0;
        return MIN_SIZE + cores * Float.BYTES;
    }

    /**
     * Writes all but the cores' shares.
     *
     * @param message the message's place
     * @param busy share of time busy
     * @param iowait share of time waiting for I/O
     * @param cores the number of cores
     */
    public static void put(ByteBuffer message, double busy, double iowait, int cores) {
        int start = message.position();
        message.putDouble(start + BUSY_OFFSET, busy);
        message.putDouble(start + IOWAIT_OFFSET, iowait);
        message.putInt(start + CORES_OFFSET, cores);
    }

    /**
     * Writes one core's share.
     *
     * @param message the message's place
     * @param core the core
     * @param busy share of time busy
     */
    public static void putCore(ByteBuffer message, int core, double busy) {
        message.putFloat(message.position() + CORE_OFFSET + core * Float.BYTES, (float) busy);
    }

    /**
     * The share of time that the whole processor was busy.
     *
     * @param message a readable message
     * @return 0 to 1
     */
    public static double busy(ByteBuffer message) {
        return message.getDouble(message.position() + BUSY_OFFSET);
    }

    /**
     * The share of time that the whole processor was idle with I/O under way.
     *
     * @param message a readable message
     * @return 0 to 1
     */
    public static double iowait(ByteBuffer message) {
        return message.getDouble(message.position() + IOWAIT_OFFSET);
    }

    /**
     * The number of cores that the message has room for, whatever it says.
     *
     * @param message a readable message
     * @return at least 0
     */
    public static int cores(ByteBuffer message) {
        int room = (message.remaining() - CORE_OFFSET) / Float.BYTES;
        int cores = message.getInt(message.position() + CORES_OFFSET);
        return Math.max(0, Math.min(room, cores));
    }

    /**
     * The share of time that one core was busy.
     *
     * @param message a readable message
     * @param core 0 to {@link #cores(ByteBuffer)} - 1
     * @return 0 to 1
     */
    public static float core(ByteBuffer message, int core) {
        return message.getFloat(message.position() + CORE_OFFSET + core * Float.BYTES);
    }
}

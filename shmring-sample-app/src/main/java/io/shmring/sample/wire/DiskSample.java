/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;

/**
 * The body of a disk sample.
 *
 * <pre>
 *  off  size  what
 *    0  f64   bytes read per second
 *    8  f64   bytes written per second
 *   16  f64   share of time with requests under way, 0 to 1, the mean of all disks
 *   24  u32   number of disks
 * </pre>
 */
public final class DiskSample {

    /** The body's size in bytes. */
    public static final int SIZE = 28;

    private static final int READ_PER_SECOND_OFFSET = MessageHeader.SIZE;
    private static final int WRITTEN_PER_SECOND_OFFSET = MessageHeader.SIZE + 8;
    private static final int BUSY_OFFSET = MessageHeader.SIZE + 16;
    private static final int DISKS_OFFSET = MessageHeader.SIZE + 24;

    private DiskSample() {}

    /**
     * Writes a body.
     *
     * @param message the message's place
     * @param readPerSecond bytes read per second
     * @param writtenPerSecond bytes written per second
     * @param busy share of time with requests under way, 0 to 1, the mean of all disks
     * @param disks number of disks
     */
    public static void put(ByteBuffer message, double readPerSecond, double writtenPerSecond, double busy, int disks) {
        int start = message.position();
        message.putDouble(start + READ_PER_SECOND_OFFSET, readPerSecond);
        message.putDouble(start + WRITTEN_PER_SECOND_OFFSET, writtenPerSecond);
        message.putDouble(start + BUSY_OFFSET, busy);
        message.putInt(start + DISKS_OFFSET, disks);
    }

    /**
     * What was read from all disks.
     *
     * @param message a readable message
     * @return bytes per second
     */
    public static double readPerSecond(ByteBuffer message) {
        return message.getDouble(message.position() + READ_PER_SECOND_OFFSET);
    }

    /**
     * What was written to all disks.
     *
     * @param message a readable message
     * @return bytes per second
     */
    public static double writtenPerSecond(ByteBuffer message) {
        return message.getDouble(message.position() + WRITTEN_PER_SECOND_OFFSET);
    }

    /**
     * The share of time with requests under way, the mean of all disks.
     *
     * @param message a readable message
     * @return 0 to 1
     */
    public static double busy(ByteBuffer message) {
        return message.getDouble(message.position() + BUSY_OFFSET);
    }

    /**
     * The number of disks.
     *
     * @param message a readable message
     * @return at least 0
     */
    public static int disks(ByteBuffer message) {
        return message.getInt(message.position() + DISKS_OFFSET);
    }
}

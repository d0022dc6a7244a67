/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a sampler takes. Which one it is stands in the record's type; every command has the same size.
 *
 * <pre>
 *  off  size  what
 *    0  u16   version: 1
 *    2  u16   reserved, 0
 *    4  u32   RATE: samples a second; FAULT: the number of the {@link Fault}; else 0
 * </pre>
 */
public enum Command {
    /** Take so many samples a second from now on. */
    RATE,
    /** Take no samples until told to. */
    PAUSE,
    /** Take samples again. */
    RESUME,
    /** Publish one sample that cannot be right, paused or not. */
    FAULT;

    /** A command's size in bytes. */
    public static final int SIZE = 8;

    /** The highest rate that a sampler accepts, in samples a second. */
    public static final int MAX_RATE = 5_000;

    private static final Command[] BY_TYPE = values();
    private static final int VERSION_OFFSET = 0;
    private static final int RESERVED_OFFSET = 2;
    private static final int ARGUMENT_OFFSET = 4;

    /**
     * The message type of this command.
     *
     * @return 1 or more
     */
    public int typeId() {
        return ordinal() + 1;
    }

    /**
     * Writes a command.
     *
     * @param message the message's place
     * @param argument what the command needs besides its type, 0 if nothing
     */
    public static void put(ByteBuffer message, int argument) {
        int start = message.position();
        message.putShort(start + VERSION_OFFSET, (short) MessageHeader.VERSION);
        message.putShort(start + RESERVED_OFFSET, (short) 0);
        message.putInt(start + ARGUMENT_OFFSET, argument);
    }

    /**
     * What a message asks for.
     *
     * @param message the message
     * @param typeId its type
     * @return the command; null if it is none that this version knows
     */
    public static @Nullable Command of(ByteBuffer message, int typeId) {
        boolean known = message.remaining() >= SIZE
                && message.getShort(message.position() + VERSION_OFFSET) == MessageHeader.VERSION
                && typeId >= 1
                && typeId <= BY_TYPE.length;
        return known ? BY_TYPE[typeId - 1] : null;
    }

    /**
     * The rate in a message.
     *
     * @param message a message that {@link #of} knows
     * @return samples a second
     */
    public static int rate(ByteBuffer message) {
        return message.getInt(message.position() + ARGUMENT_OFFSET);
    }

    /**
     * The fault in a message.
     *
     * @param message a message that {@link #of} knows
     * @return the fault; null if it is none that this version knows
     */
    public static @Nullable Fault fault(ByteBuffer message) {
        return Fault.of(message.getInt(message.position() + ARGUMENT_OFFSET));
    }

    /**
     * Whether a sampler accepts a rate.
     *
     * @param rate samples a second
     * @return true from 1 to {@link #MAX_RATE}
     */
    public static boolean isAcceptableRate(int rate) {
        return rate >= 1 && rate <= MAX_RATE;
    }
}

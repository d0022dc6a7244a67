/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.nio.ByteBuffer;

/**
 * The body of a network sample.
 *
 * <pre>
 *  off  size  what
 *    0  f64   bytes received per second, without loopback
 *    8  f64   bytes sent per second, without loopback
 *   16  f64   bytes per second through the loopback interface
 *   24  u32   number of interfaces, without loopback
 * </pre>
 */
public final class NetworkSample {

    /** The body's size in bytes. */
    public static final int SIZE = 28;

    private static final int RECEIVED_PER_SECOND_OFFSET = MessageHeader.SIZE;
    private static final int SENT_PER_SECOND_OFFSET = MessageHeader.SIZE + 8;
    private static final int LOOPBACK_PER_SECOND_OFFSET = MessageHeader.SIZE + 16;
    private static final int INTERFACES_OFFSET = MessageHeader.SIZE + 24;

    private NetworkSample() {}

    /**
     * Writes a body.
     *
     * @param message the message's place
     * @param receivedPerSecond bytes received per second, without loopback
     * @param sentPerSecond bytes sent per second, without loopback
     * @param loopbackPerSecond bytes per second through the loopback interface
     * @param interfaces number of interfaces, without loopback
     */
    public static void put(
            ByteBuffer message,
            double receivedPerSecond,
            double sentPerSecond,
            double loopbackPerSecond,
            int interfaces) {
        int start = message.position();
        message.putDouble(start + RECEIVED_PER_SECOND_OFFSET, receivedPerSecond);
        message.putDouble(start + SENT_PER_SECOND_OFFSET, sentPerSecond);
        message.putDouble(start + LOOPBACK_PER_SECOND_OFFSET, loopbackPerSecond);
        message.putInt(start + INTERFACES_OFFSET, interfaces);
    }

    /**
     * What was received, without loopback.
     *
     * @param message a readable message
     * @return bytes per second
     */
    public static double receivedPerSecond(ByteBuffer message) {
        return message.getDouble(message.position() + RECEIVED_PER_SECOND_OFFSET);
    }

    /**
     * What was sent, without loopback.
     *
     * @param message a readable message
     * @return bytes per second
     */
    public static double sentPerSecond(ByteBuffer message) {
        return message.getDouble(message.position() + SENT_PER_SECOND_OFFSET);
    }

    /**
     * What went through the loopback interface.
     *
     * @param message a readable message
     * @return bytes per second
     */
    public static double loopbackPerSecond(ByteBuffer message) {
        return message.getDouble(message.position() + LOOPBACK_PER_SECOND_OFFSET);
    }

    /**
     * The number of interfaces, without loopback.
     *
     * @param message a readable message
     * @return at least 0
     */
    public static int interfaces(ByteBuffer message) {
        return message.getInt(message.position() + INTERFACES_OFFSET);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

/** The sending end of a channel; used by one thread. */
public interface Sender extends AutoCloseable {

    /**
     * Sends a message whose first eight bytes are the sequence number (little-endian), the rest copied from a buffer of the
     * sender's own. Waits, spinning with {@link Thread#onSpinWait()}, while there is no room.
     *
     * @param sequence the number
     * @param length bytes of the message, 8 at least
     */
    void send(long sequence, int length);

    /** Makes visible what a batching transport holds back. */
    default void flush() {}

    @Override
    void close();
}

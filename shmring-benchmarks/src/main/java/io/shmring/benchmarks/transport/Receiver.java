/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport;

/**
 * The receiving end of a channel; used by one thread. Each message is copied to a buffer of the receiver's own: a receiver
 * that looks at the first bytes only would leave the rest in the sender's cache.
 */
public interface Receiver extends AutoCloseable {

    /** Takes what was received. */
    interface Sink {

        /**
         * A message was received and copied.
         *
         * @param sequence its first eight bytes, little-endian
         * @param length its bytes
         */
        void onMessage(long sequence, int length);
    }

    /**
     * Hands out what is there, without waiting.
     *
     * @param sink takes it
     * @return how many messages that were
     */
    int poll(Sink sink);

    /**
     * Sleeps until there is a message and hands out what is there. Only for transports that {@link Transport#wakes() wake}.
     *
     * @param sink takes it
     * @return how many messages that were, 1 at least
     */
    default int await(Sink sink) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " cannot sleep");
    }

    @Override
    void close();
}

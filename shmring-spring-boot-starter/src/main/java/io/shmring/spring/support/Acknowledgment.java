/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

import java.time.Duration;

/**
 * By which a listener in ack mode {@code MANUAL} says what becomes of a message, or of a batch. Belongs to the thread on which
 * the listener is called and counts until the listener returns: messages of a ring are consumed in their order, so there is no
 * later. If the listener throws, what it said before does not count.
 */
public interface Acknowledgment {

    /**
     * The message, or the whole batch, is consumed when the listener returns. May be repeated.
     *
     * @throws IllegalStateException on another thread, after the listener has returned, or after a {@code nack}
     */
    void acknowledge();

    /**
     * The message, or the whole batch, stays in the ring and comes again. That is no failure, is not counted as one, and may
     * happen without end; the messages behind it wait.
     *
     * @param delay when it comes again at the earliest; a pause or stop of the container does not wait for it
     * @throws IllegalArgumentException if the delay is negative
     * @throws IllegalStateException on another thread, after the listener has returned, or after another call
     */
    void nack(Duration delay);

    /**
     * Of a batch, the messages before an index are consumed when the listener returns; the others come again.
     *
     * @param index of the first message that is not consumed, from 0, less than the size of the batch
     * @param delay when it comes again at the earliest
     * @throws IllegalArgumentException if the delay is negative, or there is no such message
     * @throws IllegalStateException on another thread, after the listener has returned, after another call, or if the
     *     listener gets single messages
     */
    void nack(int index, Duration delay);
}

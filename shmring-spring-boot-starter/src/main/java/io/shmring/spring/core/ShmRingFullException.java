/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message was not sent because its ring had no room for it in time. Nothing of it is in the ring. */
public class ShmRingFullException extends ShmException {

    private static final long serialVersionUID = 1L;

    /** Bytes of the message. */
    private final int length;
    /** Bytes free. */
    private final long freeSpace;
    /** Bytes of the data area. */
    private final long capacity;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param length as {@link #length()} returns it
     * @param freeSpace as {@link #freeSpace()} returns it
     * @param capacity as {@link #capacity()} returns it
     * @param waited how long was waited for room
     * @param cause the interruption that ended the wait, or null
     */
    public ShmRingFullException(
            String ring, int length, long freeSpace, long capacity, Duration waited, @Nullable Throwable cause) {
        super(
                ring,
                "no room for a message of " + length + " bytes: " + freeSpace + " of " + capacity + " bytes are free"
                        + (cause != null
                                ? ", interrupted after " + waited.toMillis() + " ms"
                                : waited.isZero() ? "" : ", waited " + waited.toMillis() + " ms")
                        + "; the consumer is slower than its producers, or away",
                cause);
        this.length = length;
        this.freeSpace = freeSpace;
        this.capacity = capacity;
    }

    /**
     * The length of the message.
     *
     * @return bytes
     */
    public int length() {
        return this.length;
    }

    /**
     * How much was free when the sender gave up.
     *
     * @return bytes
     */
    public long freeSpace() {
        return this.freeSpace;
    }

    /**
     * The size of the ring's data area.
     *
     * @return bytes
     */
    public long capacity() {
        return this.capacity;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/**
 * A peer wrote something into the ring that cannot be, or the object's file was truncated. No memory outside the data area
 * was touched. See {@link ShmConsumer#skipToHead(int)} for a consumer's way on; a producer's is to remove the ring.
 */
public class ShmCorruptException extends ShmException {

    private static final long serialVersionUID = 1L;

    /** The slot, or -1. */
    private final int producer;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param producer as {@link #producer()} returns it
     * @param message what was found where
     * @param cause what led to it, or null
     */
    public ShmCorruptException(String ring, int producer, String message, @Nullable Throwable cause) {
        super(ring, message, cause);
        this.producer = producer;
    }

    /**
     * The slot whose ring is corrupt.
     *
     * @return the slot in a system of many producers, -1 otherwise
     */
    public int producer() {
        return this.producer;
    }
}

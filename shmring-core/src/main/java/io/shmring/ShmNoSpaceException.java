/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/** The directory's file system has no room for the object. */
public class ShmNoSpaceException extends ShmException {

    private static final long serialVersionUID = 1L;

    /** Bytes of the object. */
    private final long needed;
    /** Bytes left, or -1. */
    private final long usable;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, and what to do
     * @param needed as {@link #needed()} returns it
     * @param usable as {@link #usable()} returns it
     */
    public ShmNoSpaceException(String ring, String message, long needed, long usable) {
        super(ring, message, null);
        this.needed = needed;
        this.usable = usable;
    }

    /**
     * The size of the object that was to be created.
     *
     * @return bytes
     */
    public long needed() {
        return this.needed;
    }

    /**
     * What the file system said it could still take, just after the failure.
     *
     * @return bytes, or -1 if unknown
     */
    public long usable() {
        return this.usable;
    }
}

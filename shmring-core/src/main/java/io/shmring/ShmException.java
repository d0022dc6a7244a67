/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/**
 * A fault or misuse that concerns a ring. Full, empty and time-out are results and never exceptions. The message names the
 * ring, what was expected and what was found, and what to do next.
 */
public class ShmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The ring's name. */
    private final String ring;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, with expected and actual values, and what to do
     * @param cause what led to it, or null
     */
    public ShmException(String ring, String message, @Nullable Throwable cause) {
        super("ring '" + ring + "': " + message, cause);
        this.ring = ring;
    }

    /**
     * The ring that it concerns.
     *
     * @return the name of the ring, or of the system of rings
     */
    public String ring() {
        return this.ring;
    }
}

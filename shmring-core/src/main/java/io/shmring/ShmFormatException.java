/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/** What is at the path is not an object of this library, or one of a version that it cannot read. */
public class ShmFormatException extends ShmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, with expected and actual values, and what to do
     * @param cause what led to it, or null
     */
    public ShmFormatException(String ring, String message, @Nullable Throwable cause) {
        super(ring, message, cause);
    }
}

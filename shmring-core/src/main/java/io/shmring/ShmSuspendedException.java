/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/** The handle has given its role back until it is resumed. */
public class ShmSuspendedException extends ShmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, with expected and actual values, and what to do
     * @param cause what led to it, or null
     */
    public ShmSuspendedException(String ring, String message, @Nullable Throwable cause) {
        super(ring, message, cause);
    }
}

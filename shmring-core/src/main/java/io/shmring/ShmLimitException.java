/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/**
 * A limit of this process or this host is reached: open files, memory, address space. What was taken half-way was given back;
 * the same call succeeds once there is room below the limit.
 */
public class ShmLimitException extends ShmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, with expected and actual values, and what to do
     * @param cause what led to it, or null
     */
    public ShmLimitException(String ring, String message, @Nullable Throwable cause) {
        super(ring, message, cause);
    }
}

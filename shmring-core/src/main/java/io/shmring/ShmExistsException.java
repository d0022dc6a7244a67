/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import org.jspecify.annotations.Nullable;

/** There is an object of that name already. Connect to it, or unlink it first. */
public class ShmExistsException extends ShmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, with expected and actual values, and what to do
     * @param cause what led to it, or null
     */
    public ShmExistsException(String ring, String message, @Nullable Throwable cause) {
        super(ring, message, cause);
    }
}

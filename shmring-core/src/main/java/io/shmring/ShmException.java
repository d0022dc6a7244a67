/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/** A fault of a ring in shared memory; the message names the ring and the expected and actual values. */
public class ShmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, to which ring
     */
    public ShmException(String message) {
        super(message);
    }
}

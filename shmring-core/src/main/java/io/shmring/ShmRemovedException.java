/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/**
 * The object was removed from the directory while the handle was open, or replaced by another of the same name. Close the
 * handle and connect again.
 */
public class ShmRemovedException extends ShmException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param ring the name of the ring
     * @param message what happened, and what to do
     */
    public ShmRemovedException(String ring, String message) {
        super(ring, message, null);
    }
}

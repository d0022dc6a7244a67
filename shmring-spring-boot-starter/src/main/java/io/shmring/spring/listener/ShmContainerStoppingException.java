/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import org.jspecify.annotations.Nullable;

/** Thrown by a recoverer to end the container abnormally and keep the message in the ring. */
public class ShmContainerStoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message why the container must stop, and what to do
     * @param cause what led to it, or null
     */
    public ShmContainerStoppingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

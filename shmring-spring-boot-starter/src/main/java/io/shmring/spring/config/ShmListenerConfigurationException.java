/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import org.jspecify.annotations.Nullable;

/** A listener does not fit the declared rings, or the other listeners. */
public class ShmListenerConfigurationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** What to do. */
    private final String action;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, naming the listener
     * @param action what to do
     * @param cause what led to it, or null
     */
    public ShmListenerConfigurationException(String message, String action, @Nullable Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /**
     * What to do.
     *
     * @return a sentence for people
     */
    public String getAction() {
        return this.action;
    }
}

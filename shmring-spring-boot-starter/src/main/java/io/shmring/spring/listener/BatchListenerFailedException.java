/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import org.jspecify.annotations.Nullable;

/** Thrown by a batch listener to say which message of the batch failed. */
public class BatchListenerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Place in the batch. */
    private final int index;

    /**
     * Creates the exception.
     *
     * @param message what happened, or null
     * @param cause why, or null
     * @param index as {@link #getIndex()} returns it
     */
    public BatchListenerFailedException(@Nullable String message, @Nullable Throwable cause, int index) {
        super(message, cause);
        this.index = index;
    }

    /**
     * Creates the exception without a cause.
     *
     * @param message what happened, or null
     * @param index as {@link #getIndex()} returns it
     */
    public BatchListenerFailedException(@Nullable String message, int index) {
        this(message, null, index);
    }

    /**
     * Which message failed.
     *
     * @return its place in the batch that the listener got, from 0
     */
    public int getIndex() {
        return this.index;
    }
}

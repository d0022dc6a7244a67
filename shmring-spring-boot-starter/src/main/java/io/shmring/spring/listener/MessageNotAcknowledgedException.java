/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** A listener in ack mode {@link AckMode#MANUAL} returned without saying what becomes of its message: a failure like any other. */
public class MessageNotAcknowledgedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened and what to do
     */
    public MessageNotAcknowledgedException(String message) {
        super(message);
    }
}

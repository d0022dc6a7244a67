/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/**
 * Ends a poll and leaves the message at hand in the ring, as a poll does with the message for which its handler throws: because
 * the container is to stop or pause, and has not looked at the message yet, or because the message is to come again.
 */
final class PollHalt extends RuntimeException {

    static final PollHalt INSTANCE = new PollHalt();

    private static final long serialVersionUID = 1L;

    private PollHalt() {
        super("back to the loop", null, false, false);
    }
}

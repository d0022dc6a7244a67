/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/**
 * Ends a poll before the next message. A poll leaves the message for which its handler throws in the ring, and that is what a
 * container wants that is told to stop or pause: it has not looked at the message yet.
 */
final class PollHalt extends RuntimeException {

    static final PollHalt INSTANCE = new PollHalt();

    private static final long serialVersionUID = 1L;

    private PollHalt() {
        super("stop or pause requested", null, false, false);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** How messages are taken from the ring to the listener. Belongs to the container's thread. */
interface MessageIntake {

    /** Whether there is a message that is no longer in the ring, where a wait would find it. */
    boolean hasMessage();

    /**
     * Takes what is there, up to the container's limit.
     *
     * @throws PollHalt if it ended before the limit, because the container is to stop or pause, or a message is not done with
     */
    void poll();

    /** The run has ended: last chance for what was taken from the ring and is not done with. */
    void end();
}

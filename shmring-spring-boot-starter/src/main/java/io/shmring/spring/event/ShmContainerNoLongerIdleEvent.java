/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import java.time.Duration;

/**
 * An idle listener container, for which there was a {@link ShmContainerIdleEvent}, is about to take a message. Published on its
 * thread.
 */
public class ShmContainerNoLongerIdleEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /** Time without a message. */
    private final Duration idleTime;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     * @param idleTime as {@link #getIdleTime()} returns it
     */
    public ShmContainerNoLongerIdleEvent(Object source, String listenerId, String ring, Duration idleTime) {
        super(source, listenerId, ring);
        this.idleTime = idleTime;
    }

    /**
     * How long it had received nothing.
     *
     * @return the time since its last message, or since it started
     */
    public Duration getIdleTime() {
        return this.idleTime;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import java.time.Duration;

/** A listener container has received nothing for the configured interval, once per interval. Published on its thread. */
public class ShmContainerIdleEvent extends ShmContainerEvent {

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
    public ShmContainerIdleEvent(Object source, String listenerId, String ring, Duration idleTime) {
        super(source, listenerId, ring);
        this.idleTime = idleTime;
    }

    /**
     * How long it has received nothing.
     *
     * @return the time since its last message, or since it started
     */
    public Duration getIdleTime() {
        return this.idleTime;
    }
}

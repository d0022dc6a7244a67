/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import java.time.Duration;

/**
 * A listener container has made no progress for longer than configured, although messages wait in its ring: its listener does
 * not return. Once until it makes progress again. Published on the one thread that looks at all rings each second, so its
 * listeners should be quick.
 */
public class ShmContainerStalledEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /** Time without progress. */
    private final Duration age;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     * @param age as {@link #getProgressAge()} returns it
     */
    public ShmContainerStalledEvent(Object source, String listenerId, String ring, Duration age) {
        super(source, listenerId, ring);
        this.age = age;
    }

    /**
     * How long it has made no progress.
     *
     * @return the time since its last progress
     */
    public Duration getProgressAge() {
        return this.age;
    }
}

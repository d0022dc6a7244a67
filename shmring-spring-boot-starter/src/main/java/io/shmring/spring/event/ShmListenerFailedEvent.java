/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

/**
 * A message was given up after its listener threw an exception: recovered, or lost. Published on the container's thread, once
 * for a message and not for each attempt.
 */
public class ShmListenerFailedEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /** What the listener threw at last. */
    private final Exception failure;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     * @param failure what the listener threw at last
     */
    public ShmListenerFailedEvent(Object source, String listenerId, String ring, Exception failure) {
        super(source, listenerId, ring);
        this.failure = failure;
    }

    /**
     * What the listener threw at last.
     *
     * @return the exception
     */
    public Exception getFailure() {
        return this.failure;
    }
}

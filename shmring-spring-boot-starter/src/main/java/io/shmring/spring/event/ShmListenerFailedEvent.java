/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

/** A listener threw an exception for a message, which is given up. Published on the container's thread. */
public class ShmListenerFailedEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /** What the listener threw. */
    private final Exception failure;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     * @param failure what the listener threw
     */
    public ShmListenerFailedEvent(Object source, String listenerId, String ring, Exception failure) {
        super(source, listenerId, ring);
        this.failure = failure;
    }

    /**
     * What the listener threw.
     *
     * @return the exception
     */
    public Exception getFailure() {
        return this.failure;
    }
}

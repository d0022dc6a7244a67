/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

/** A listener container polls its ring from now on. Published on its thread. */
public class ShmContainerStartedEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     */
    public ShmContainerStartedEvent(Object source, String listenerId, String ring) {
        super(source, listenerId, ring);
    }
}

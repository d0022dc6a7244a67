/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

/** A paused listener container has finished the message in hand. Published on its thread. */
public class ShmContainerPausedEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     */
    public ShmContainerPausedEvent(Object source, String listenerId, String ring) {
        super(source, listenerId, ring);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import org.springframework.context.ApplicationEvent;

/** Something happened to a listener container, which is the source. Published on the thread where it happened. */
public abstract class ShmContainerEvent extends ApplicationEvent {

    private static final long serialVersionUID = 1L;

    /** The listener's id. */
    private final String listenerId;
    /** The ring's key. */
    private final String ring;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId as {@link #getListenerId()} returns it
     * @param ring as {@link #getRing()} returns it
     */
    protected ShmContainerEvent(Object source, String listenerId, String ring) {
        super(source);
        this.listenerId = listenerId;
        this.ring = ring;
    }

    /**
     * The container's listener.
     *
     * @return its id
     */
    public String getListenerId() {
        return this.listenerId;
    }

    /**
     * The container's ring.
     *
     * @return its key
     */
    public String getRing() {
        return this.ring;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[listenerId=" + this.listenerId + ", ring=" + this.ring + "]";
    }
}

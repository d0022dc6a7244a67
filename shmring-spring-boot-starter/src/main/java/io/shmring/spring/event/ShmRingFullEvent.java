/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import org.springframework.context.ApplicationEvent;

/**
 * A ring to which this application sends was full since the last look, a second before: its consumer is too slow, or gone.
 * Published on the one thread that looks at all rings, so its listeners should be quick.
 */
public class ShmRingFullEvent extends ApplicationEvent {

    private static final long serialVersionUID = 1L;

    /** The ring's key. */
    private final String ring;
    /** Episodes since the last look. */
    private final long stalls;

    /**
     * Creates the event.
     *
     * @param source the ring
     * @param ring as {@link #getRing()} returns it
     * @param stalls as {@link #getStalls()} returns it
     */
    public ShmRingFullEvent(Object source, String ring, long stalls) {
        super(source);
        this.ring = ring;
        this.stalls = stalls;
    }

    /**
     * The ring that was full.
     *
     * @return its key
     */
    public String getRing() {
        return this.ring;
    }

    /**
     * How often it was full.
     *
     * @return episodes since the last look, at least 1
     */
    public long getStalls() {
        return this.stalls;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[ring=" + this.ring + ", stalls=" + this.stalls + "]";
    }
}

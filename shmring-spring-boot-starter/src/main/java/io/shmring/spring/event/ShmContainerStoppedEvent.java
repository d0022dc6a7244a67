/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.event;

import org.jspecify.annotations.Nullable;

/** A listener container has stopped. Published on its thread, as the last thing that it does. */
public class ShmContainerStoppedEvent extends ShmContainerEvent {

    private static final long serialVersionUID = 1L;

    /** The kind of reason. */
    private final Reason reason;
    /** What made it stop, or null. */
    private final @Nullable Throwable failure;

    /**
     * Creates the event.
     *
     * @param source the container
     * @param listenerId the listener's id
     * @param ring the ring's key
     * @param failure why it had to stop, or null if it was told to
     */
    public ShmContainerStoppedEvent(Object source, String listenerId, String ring, @Nullable Throwable failure) {
        super(source, listenerId, ring);
        this.reason = (failure != null) ? Reason.ABNORMAL : Reason.REQUESTED;
        this.failure = failure;
    }

    /**
     * Why it stopped.
     *
     * @return the kind of reason
     */
    public Reason getReason() {
        return this.reason;
    }

    /**
     * What made it stop.
     *
     * @return null if the reason is {@link Reason#REQUESTED}
     */
    public @Nullable Throwable getFailure() {
        return this.failure;
    }

    /** Why a container stopped. */
    public enum Reason {
        /** It was told to. */
        REQUESTED,
        /** An {@code Error} of its listener, a decision of its error handler, or the loss of its ring. */
        ABNORMAL
    }
}

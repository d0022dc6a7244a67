/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.listener.ShmMessageListener;
import org.jspecify.annotations.Nullable;

/**
 * A listener and the ring that it listens to.
 *
 * @param id unique in the application; the ring's key if nothing better is known
 * @param ring the key of the ring
 * @param listener who gets the messages
 * @param autoStartup whether its container starts with the application context; null as configured for all
 * @param description what it is, for messages to people: a method, say
 */
public record ShmListenerEndpoint(
        String id,
        String ring,
        ShmMessageListener listener,
        @Nullable Boolean autoStartup,
        String description) {

    /**
     * Creates an endpoint whose id is its ring's key, started as configured for all.
     *
     * @param ring the key of the ring
     * @param listener who gets the messages
     */
    public ShmListenerEndpoint(String ring, ShmMessageListener listener) {
        this(ring, ring, listener, null, listener.toString());
    }
}

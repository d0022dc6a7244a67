/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

/** What an application does on a ring. */
public enum ShmRingRole {
    /** It receives. */
    CONSUMER,
    /** It sends. */
    PRODUCER,
    /** It sends to itself: both roles of a ring of type {@link ShmRingType#SPSC}. */
    BOTH;

    /**
     * Whether the application receives from the ring.
     *
     * @return false for a pure producer
     */
    public boolean consumes() {
        return this != PRODUCER;
    }

    /**
     * Whether the application sends to the ring.
     *
     * @return false for a pure consumer
     */
    public boolean produces() {
        return this != CONSUMER;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a listener container works. Immutable.
 *
 * @param autoStartup whether it starts with the application context
 * @param pollLimit after how many messages at most room is given back to the producers, at least 1
 * @param shutdownTimeout how long stopping waits for the message in hand; then the thread is interrupted
 * @param idleEventInterval after how much idle time an event is published, or null for never
 * @param stalledAfter after how much time without progress it counts as stalled
 */
public record ShmContainerProperties(
        boolean autoStartup,
        int pollLimit,
        Duration shutdownTimeout,
        @Nullable Duration idleEventInterval,
        Duration stalledAfter) {

    /** Starts with the context, 256 messages, 10 seconds, no idle events, 30 seconds. */
    public static final ShmContainerProperties DEFAULTS =
            new ShmContainerProperties(true, 256, Duration.ofSeconds(10), null, Duration.ofSeconds(30));

    /**
     * Sets all of them.
     *
     * @param autoStartup as {@link #autoStartup()} returns it
     * @param pollLimit as {@link #pollLimit()} returns it
     * @param shutdownTimeout as {@link #shutdownTimeout()} returns it
     * @param idleEventInterval as {@link #idleEventInterval()} returns it
     * @param stalledAfter as {@link #stalledAfter()} returns it
     * @throws IllegalArgumentException if the poll limit is less than 1
     */
    public ShmContainerProperties {
        if (pollLimit < 1) {
            throw new IllegalArgumentException("pollLimit is " + pollLimit + "; it must be at least 1");
        }
    }

    /**
     * The same with another start-up.
     *
     * @param autoStartup whether it starts with the application context
     * @return new properties
     */
    public ShmContainerProperties withAutoStartup(boolean autoStartup) {
        return new ShmContainerProperties(
                autoStartup, this.pollLimit, this.shutdownTimeout, this.idleEventInterval, this.stalledAfter);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a listener container works. Immutable. Times of more than 292 years are taken for that, which is for ever.
 *
 * @param autoStartup whether it starts with the application context
 * @param ackMode when a message is consumed
 * @param pollLimit after how many messages at most room is given back to the producers, at least 1; also the size of the
 *     largest batch
 * @param shutdownTimeout how long stopping waits for the message in hand; then the thread is interrupted
 * @param idleEventInterval after how much idle time an event is published, or null for never
 * @param stalledAfter after how much time without progress it counts as stalled
 */
public record ShmContainerProperties(
        boolean autoStartup,
        AckMode ackMode,
        int pollLimit,
        Duration shutdownTimeout,
        @Nullable Duration idleEventInterval,
        Duration stalledAfter) {

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    /** Starts with the context, consumes after the handler, 256 messages, 10 seconds, no idle events, 30 seconds. */
    public static final ShmContainerProperties DEFAULTS = new ShmContainerProperties(
            true, AckMode.AFTER_HANDLER, 256, Duration.ofSeconds(10), null, Duration.ofSeconds(30));

    /**
     * Sets all of them.
     *
     * @param autoStartup as {@link #autoStartup()} returns it
     * @param ackMode as {@link #ackMode()} returns it
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
        shutdownTimeout = inNanos(shutdownTimeout);
        idleEventInterval = (idleEventInterval != null) ? inNanos(idleEventInterval) : null;
        stalledAfter = inNanos(stalledAfter);
    }

    /** Such that its nanoseconds can be told. */
    private static Duration inNanos(Duration time) {
        return (time.compareTo(FOR_EVER) <= 0) ? time : FOR_EVER;
    }

    /**
     * The same with another start-up.
     *
     * @param autoStartup whether it starts with the application context
     * @return new properties
     */
    public ShmContainerProperties withAutoStartup(boolean autoStartup) {
        return new ShmContainerProperties(
                autoStartup,
                this.ackMode,
                this.pollLimit,
                this.shutdownTimeout,
                this.idleEventInterval,
                this.stalledAfter);
    }

    /**
     * The same with another ack mode.
     *
     * @param ackMode when a message is consumed
     * @return new properties
     */
    public ShmContainerProperties withAckMode(AckMode ackMode) {
        return new ShmContainerProperties(
                this.autoStartup,
                ackMode,
                this.pollLimit,
                this.shutdownTimeout,
                this.idleEventInterval,
                this.stalledAfter);
    }
}

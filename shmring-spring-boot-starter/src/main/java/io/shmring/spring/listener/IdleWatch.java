/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an event for each interval in which no message came, and one when there is a message again. Looked at once per turn
 * of the loop, by its thread.
 */
final class IdleWatch {

    private final @Nullable Duration interval;
    private final ListenerProgress progress;
    private final ContainerEvents events;
    private long messages = -1;
    private long lastMessageNanos;
    private long lastEventNanos;
    private boolean idle;

    IdleWatch(@Nullable Duration interval, ListenerProgress progress, ContainerEvents events) {
        this.interval = interval;
        this.progress = progress;
        this.events = events;
    }

    /** Before the messages that were found are taken. */
    void messageFound() {
        if (this.idle) {
            this.idle = false;
            this.events.noLongerIdle(Duration.ofNanos(System.nanoTime() - this.lastMessageNanos));
        }
    }

    void check() {
        if (this.interval == null) {
            return;
        }
        long now = System.nanoTime();
        long count = this.progress.messages();
        if (count != this.messages) {
            this.messages = count;
            this.lastMessageNanos = now;
            this.lastEventNanos = now;
        } else if (now - this.lastEventNanos >= this.interval.toNanos()) {
            this.lastEventNanos = now;
            this.idle = true;
            this.events.idle(Duration.ofNanos(now - this.lastMessageNanos));
        }
    }
}

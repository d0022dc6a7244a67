/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Publishes an event for each interval in which no message came. Looked at once per turn of the loop, by its thread. */
final class IdleWatch {

    private final @Nullable Duration interval;
    private final ListenerProgress progress;
    private final ContainerEvents events;
    private long messages = -1;
    private long lastMessageNanos;
    private long lastEventNanos;

    IdleWatch(@Nullable Duration interval, ListenerProgress progress, ContainerEvents events) {
        this.interval = interval;
        this.progress = progress;
        this.events = events;
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
            this.events.idle(Duration.ofNanos(now - this.lastMessageNanos));
        }
    }
}

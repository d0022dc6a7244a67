/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import java.time.Duration;

/**
 * How long to wait before a process is started again: always the same, unless it ends soon after its start again and again.
 * Then something is wrong that another start will not mend, and each delay is twice the last one. Not for several threads.
 */
final class RestartDelay {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration shortest;
    private Duration next;

    RestartDelay(Duration shortest) {
        this.shortest = shortest;
        this.next = shortest;
    }

    /** The delay after a process that has run for that long; zero if it could not be started. */
    Duration after(Duration run) {
        Duration delay = (run.compareTo(SOON) < 0) ? this.next : this.shortest;
        this.next = (run.compareTo(SOON) < 0) ? doubled(delay) : this.shortest;
        return delay;
    }

    private Duration doubled(Duration delay) {
        Duration longest = (this.shortest.compareTo(LONGEST) > 0) ? this.shortest : LONGEST;
        Duration doubled = delay.multipliedBy(2);
        return (doubled.compareTo(longest) > 0) ? longest : doubled;
    }
}

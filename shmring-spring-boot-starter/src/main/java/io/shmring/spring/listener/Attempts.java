/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/** The failures of one message. Belongs to the container's thread. */
final class Attempts {

    private int count;
    private long firstNanos;
    private @Nullable BackOffExecution series;

    void failed() {
        if (this.count++ == 0) {
            this.firstNanos = System.nanoTime();
        }
    }

    void startOver() {
        this.count = 0;
        this.series = null;
        failed();
    }

    int count() {
        return this.count;
    }

    Duration sinceFirst() {
        return (this.count > 1) ? Duration.ofNanos(System.nanoTime() - this.firstNanos) : Duration.ZERO;
    }

    long nextBackOff(BackOff backOff) {
        if (this.series == null) {
            this.series = backOff.start();
        }
        return this.series.nextBackOff();
    }
}

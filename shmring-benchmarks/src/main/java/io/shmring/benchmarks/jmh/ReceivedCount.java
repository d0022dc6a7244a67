/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** What every receiver does with a message: reads a number of it, and counts it for another thread to see. */
final class ReceivedCount {

    private final AtomicLong count = new AtomicLong();
    private long sum;

    /** For the thread that receives. */
    void add(ByteBuffer message) {
        this.sum += message.getLong(message.position());
        this.count.setRelease(this.count.getPlain() + 1);
    }

    /** For any thread. */
    long count() {
        return this.count.getAcquire();
    }

    @Override
    public String toString() {
        return count() + " messages, sum " + this.sum;
    }
}

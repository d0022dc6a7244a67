/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;

/** A ring with both of its ends in this process, removed on close. */
final class LocalRing implements AutoCloseable {

    /** Smaller than the second-level cache, larger than what any benchmark leaves in the ring. */
    static final int CAPACITY = 1 << 16;

    private final SpscShm ring = SpscShm.create(RingNames.fresh(), CAPACITY);

    final ShmProducer producer = this.ring.producer();
    final ShmConsumer consumer = this.ring.consumer();

    @Override
    public void close() {
        this.ring.close();
        SpscShm.unlink(this.ring.name());
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.benchmarks.transport.Sender;

/** shmring with one producer that appends messages and flushes every sixteenth. */
public final class ShmRingBatch extends ShmRing {

    @Override
    public String name() {
        return "shmring offerAll " + BatchingSender.BATCH;
    }

    @Override
    Sender sender(ShmProducer producer, int largest, Runnable onClose) {
        return new BatchingSender(producer, largest, onClose);
    }

    @Override
    public boolean isOneWay() {
        return true;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmProducer;

/** Takes messages without the starter. */
final class BareReceiver implements RunningReceiver {

    private final LocalRing ring = new LocalRing();
    private final ReceivedCount received = new ReceivedCount();
    private final PollingThread polling =
            PollingThread.start(this.ring.consumer, (payload, record) -> this.received.add(payload));

    @Override
    public ShmProducer producer() {
        return this.ring.producer;
    }

    @Override
    public long received() {
        return this.received.count();
    }

    @Override
    public void close() {
        this.polling.close();
        this.ring.close();
    }
}

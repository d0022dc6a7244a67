/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;

/** Offers each message from a direct buffer; it is visible at once. */
final class OfferingSender implements Sender {

    private final ShmProducer producer;
    private final ByteBuffer message;
    private final Runnable onClose;

    OfferingSender(ShmProducer producer, int largest, Runnable onClose) {
        this.producer = producer;
        this.message = Filled.message(largest);
        this.onClose = onClose;
    }

    @Override
    public void send(long sequence, int length) {
        this.message.limit(length);
        this.message.putLong(0, sequence);
        while (!this.producer.offer(this.message)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

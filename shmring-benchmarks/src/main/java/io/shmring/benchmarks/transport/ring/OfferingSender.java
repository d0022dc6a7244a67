/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Offers each message from a direct buffer; it is visible at once. */
final class OfferingSender implements Sender {

    private final ShmProducer producer;
    private final ByteBuffer message;
    private final Runnable onClose;

    OfferingSender(ShmProducer producer, int largest, Runnable onClose) {
        this.producer = producer;
        this.message = ByteBuffer.allocateDirect(largest).order(ByteOrder.LITTLE_ENDIAN);
        this.onClose = onClose;
        while (this.message.hasRemaining()) {
            this.message.put((byte) this.message.position());
        }
        this.message.clear();
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

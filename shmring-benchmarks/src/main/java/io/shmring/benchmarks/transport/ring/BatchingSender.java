/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;

/** Claims and appends; makes messages visible by sixteen. */
final class BatchingSender implements Sender {

    static final int BATCH = 16;

    private final ShmProducer producer;
    private final byte[] rest;
    private final Runnable onClose;
    private int appended;

    BatchingSender(ShmProducer producer, int largest, Runnable onClose) {
        this.producer = producer;
        this.rest = new byte[largest];
        this.onClose = onClose;
    }

    @Override
    public void send(long sequence, int length) {
        ByteBuffer claimed = this.producer.claim(length);
        while (claimed == null) {
            Thread.onSpinWait();
            claimed = this.producer.claim(length);
        }
        claimed.putLong(sequence).put(this.rest, 0, length - Long.BYTES);
        this.producer.append(length);
        if (++this.appended == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() {
        this.producer.flush();
        this.appended = 0;
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

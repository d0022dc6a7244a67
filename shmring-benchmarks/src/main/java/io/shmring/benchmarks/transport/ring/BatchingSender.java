/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.ShmProducer;
import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Collects messages and offers them all at once, as one does who has several at hand. */
final class BatchingSender implements Sender {

    static final int BATCH = 16;

    private final ShmProducer producer;
    private final List<ByteBuffer> messages = new ArrayList<>(BATCH);
    private final Runnable onClose;
    private int collected;

    BatchingSender(ShmProducer producer, int largest, Runnable onClose) {
        this.producer = producer;
        this.onClose = onClose;
        for (int i = 0; i < BATCH; i++) {
            this.messages.add(Filled.message(largest));
        }
    }

    @Override
    public void send(long sequence, int length) {
        ByteBuffer message = this.messages.get(this.collected++);
        message.limit(length);
        message.putLong(0, sequence);
        if (this.collected == BATCH) {
            flush();
        }
    }

    @Override
    public void flush() {
        int sent = 0;
        while (sent < this.collected) {
            List<ByteBuffer> rest =
                    sent == 0 && this.collected == BATCH ? this.messages : this.messages.subList(sent, this.collected);
            int accepted = this.producer.offerAll(rest, 0);
            sent += accepted;
            if (accepted == 0) {
                Thread.onSpinWait();
            }
        }
        this.collected = 0;
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import com.sun.jna.Memory;
import io.shmring.benchmarks.transport.Sender;

/** Sends to a queue, spinning while it is full. */
final class QueueSender implements Sender {

    private final Queue queue;
    private final int descriptor;
    private final Memory message;
    private final byte[] payload;

    QueueSender(Queue queue) {
        this.queue = queue;
        this.descriptor = queue.awaitAndOpen();
        this.message = new Memory(queue.messageSize());
        this.payload = new byte[queue.messageSize()];
    }

    @Override
    public void send(long sequence, int length) {
        this.message.setLong(0, sequence);
        this.message.write(Long.BYTES, this.payload, Long.BYTES, length - Long.BYTES);
        while (!this.queue.succeeded("mq_send", LibRt.mq_send(this.descriptor, this.message, length, 0))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        LibRt.mq_close(this.descriptor);
        this.message.close();
    }
}

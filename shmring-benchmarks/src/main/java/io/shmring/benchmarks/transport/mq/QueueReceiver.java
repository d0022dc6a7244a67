/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.mq;

import com.sun.jna.Memory;
import io.shmring.benchmarks.transport.Receiver;

/** Receives from a queue that it has open twice, so that no call has to switch blocking on or off. */
final class QueueReceiver implements Receiver {

    private final Queue queue;
    private final int awaited;
    private final int polled;
    private final Memory message;
    private final byte[] payload;

    QueueReceiver(Queue queue) {
        this.queue = queue;
        this.awaited = queue.create();
        this.polled = queue.open(LibRt.O_RDONLY);
        this.message = new Memory(queue.messageSize());
        this.payload = new byte[queue.messageSize()];
    }

    /** One message a call, as the queue hands out one a call: asking once more in vain would delay the first one's answer. */
    @Override
    public int poll(Sink sink) {
        long length = LibRt.mq_receive(this.polled, this.message, this.message.size(), null);
        return this.queue.succeeded("mq_receive", length) ? handOut((int) length, sink) : 0;
    }

    @Override
    public int await(Sink sink) {
        long length = LibRt.mq_receive(this.awaited, this.message, this.message.size(), null);
        return handOut(this.queue.checked("mq_receive", (int) length), sink);
    }

    private int handOut(int length, Sink sink) {
        long sequence = this.message.getLong(0);
        this.message.read(0, this.payload, 0, length);
        sink.onMessage(sequence, length);
        return 1;
    }

    @Override
    public void close() {
        LibRt.mq_close(this.polled);
        LibRt.mq_close(this.awaited);
        this.message.close();
        this.queue.unlink();
    }
}

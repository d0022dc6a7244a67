/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.chronicle;

import io.shmring.benchmarks.transport.Receiver;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/** Reads the queue from its start. */
final class QueueReceiver implements Receiver {

    /** A poll ends, even if the sender is faster. */
    private static final int MOST = 256;

    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final byte[] payload;

    /** @param queue closed together with this */
    QueueReceiver(ChronicleQueue queue, int largest) {
        this.queue = queue;
        this.tailer = queue.createTailer();
        this.payload = new byte[largest];
    }

    @Override
    public int poll(Sink sink) {
        int messages = 0;
        while (messages < MOST && pollOne(sink)) {
            messages++;
        }
        return messages;
    }

    private boolean pollOne(Sink sink) {
        long sequence;
        int length;
        try (DocumentContext document = this.tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            Bytes<?> bytes = document.wire().bytes();
            length = (int) bytes.readRemaining();
            sequence = bytes.readLong(bytes.readPosition());
            bytes.read(this.payload, 0, length);
        }
        sink.onMessage(sequence, length);
        return true;
    }

    @Override
    public void close() {
        this.tailer.close();
        this.queue.close();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.chronicle;

import io.shmring.benchmarks.transport.Sender;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;

/** Appends to the queue, which has no end: it never waits. */
final class QueueSender implements Sender {

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final byte[] payload;

    /** @param queue closed together with this */
    QueueSender(ChronicleQueue queue, int largest) {
        this.queue = queue;
        this.appender = queue.createAppender();
        this.payload = new byte[largest];
    }

    @Override
    public void send(long sequence, int length) {
        try (DocumentContext document = this.appender.writingDocument()) {
            Bytes<?> bytes = document.wire().bytes();
            bytes.writeLong(sequence);
            bytes.write(this.payload, Long.BYTES, length - Long.BYTES);
        }
    }

    @Override
    public void close() {
        this.appender.close();
        this.queue.close();
    }
}

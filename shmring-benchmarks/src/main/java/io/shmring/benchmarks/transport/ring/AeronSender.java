/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.aeron.Publication;
import io.shmring.benchmarks.transport.Sender;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** Offers to a publication of Aeron from a direct buffer. */
final class AeronSender implements Sender {

    private final Publication publication;
    private final UnsafeBuffer message;
    private final Runnable onClose;

    AeronSender(Publication publication, int largest, Runnable onClose) {
        this.publication = publication;
        this.message = new UnsafeBuffer(ByteBuffer.allocateDirect(largest));
        this.message.setMemory(0, largest, (byte) 1);
        this.onClose = onClose;
    }

    @Override
    public void send(long sequence, int length) {
        this.message.putLong(0, sequence, ByteOrder.LITTLE_ENDIAN);
        long position;
        while ((position = this.publication.offer(this.message, 0, length)) < 0) {
            if (position == Publication.CLOSED || position == Publication.MAX_POSITION_EXCEEDED) {
                throw new IllegalStateException(
                        "publication is not usable any more: " + Publication.errorString(position));
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

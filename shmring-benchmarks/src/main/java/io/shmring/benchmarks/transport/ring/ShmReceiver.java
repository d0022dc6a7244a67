/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import io.shmring.benchmarks.transport.Receiver;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Polls a ring, or many. */
final class ShmReceiver implements Receiver, MessageHandler {

    private static final int LIMIT = 256;
    private static final Duration SLEEP = Duration.ofSeconds(1);

    private final ShmConsumer consumer;
    private final Runnable onClose;
    private final byte[] copy;
    private @Nullable Sink sink;

    ShmReceiver(ShmConsumer consumer, int largest, Runnable onClose) {
        this.consumer = consumer;
        this.onClose = onClose;
        this.copy = new byte[largest];
    }

    @Override
    public int poll(Sink sink) {
        this.sink = sink;
        return this.consumer.poll(this, LIMIT);
    }

    @Override
    public int await(Sink sink) {
        int received;
        do {
            received = this.consumer.waitForData(SLEEP) ? poll(sink) : 0;
        } while (received == 0);
        return received;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        int position = payload.position();
        int length = payload.remaining();
        payload.get(position, this.copy, 0, length);
        Objects.requireNonNull(this.sink).onMessage(payload.getLong(position), length);
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

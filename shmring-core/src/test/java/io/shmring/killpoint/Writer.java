/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmProducer;
import io.shmring.testing.Background;
import io.shmring.testing.Eventually;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** A producer that a consumer leaves behind, on a thread of its own: waits for a sleeper, then sends, and sleeps if it must. */
final class Writer implements AutoCloseable {

    private final ShmProducer producer;
    private final long count;
    private final CompletableFuture<Void> end;
    private volatile boolean waiting;
    private volatile boolean closing;

    /** Begins when the start is completed. */
    Writer(ShmProducer producer, long count, CompletableFuture<Void> start) {
        this.producer = producer;
        this.count = count;
        this.end = start.thenCompose(started -> Background.run(this::write));
    }

    private void write() {
        try {
            for (long number = 0; number < this.count; number++) {
                ByteBuffer message = Message.of(number);
                while (!this.producer.offer(message, Message.TYPE)) {
                    this.waiting = true;
                    this.producer.waitForSpace(message.remaining(), Setting.FOREVER);
                    this.waiting = false;
                }
            }
        } catch (IllegalStateException closed) {
            assertThat(this.closing).isTrue();
        }
    }

    /** Waits until it is done, or sleeps because there is really no room: then it was woken for all the room that there was. */
    void awaitAtRest() {
        Eventually.isTrue(
                "all is written, or the ring is full",
                () -> isDone() || (this.waiting && this.producer.freeSpace() < 2 * Message.LONGEST_RECORD));
    }

    boolean isDone() {
        if (this.end.isCompletedExceptionally()) {
            this.end.join();
        }
        return this.end.isDone();
    }

    void awaitDone() {
        Eventually.isTrue("all is written", this::isDone);
    }

    @Override
    public void close() {
        this.closing = true;
        this.producer.close();
        this.end.join();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmRemovedException;
import io.shmring.testing.Background;
import io.shmring.testing.Eventually;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;

/** The consumer that a producer leaves behind, on a thread of its own: sleeps, reads, and looks whether all is whole. */
final class Reader implements AutoCloseable {

    private final ShmConsumer consumer;
    private final Stage stage;
    private final AtomicLongArray next;
    private final CompletableFuture<Void> end;
    private volatile boolean closing;

    Reader(Stage stage, ShmConsumer consumer) {
        this.stage = stage;
        this.consumer = consumer;
        this.next = new AtomicLongArray(stage.setting().producers());
        this.end = Background.run(this::read);
    }

    private void read() {
        boolean held = false;
        while (!this.closing) {
            if (!held && seen(this.stage.setting().victim()) == ProducerScripts.HOLD) {
                this.stage.awaitAsleepOrOver(
                        this.stage.setting().spaceWords(this.stage.setting().victim()));
                held = true;
            }
            try {
                if (this.consumer.waitForData(Setting.FOREVER)) {
                    this.consumer.poll(
                            (payload, record) -> {
                                int producer = Math.max(0, record.producer());
                                long number = Message.read(payload, record);
                                assertThat(number).isEqualTo(this.next.get(producer));
                                this.next.incrementAndGet(producer);
                            },
                            1);
                }
            } catch (IllegalStateException closed) {
                assertThat(this.closing).isTrue();
            }
        }
    }

    /** How many messages of a producer came. */
    long seen(int producer) {
        return this.next.get(producer);
    }

    /** Waits until all that is visible has come. */
    void awaitDrained() {
        Eventually.isTrue("all is read", () -> {
            checkAlive();
            return this.consumer.available() == 0;
        });
    }

    /** Waits until so many messages of a producer came. */
    void await(int producer, long count) {
        Eventually.isTrue(count + " messages are read", () -> {
            checkAlive();
            return seen(producer) == count;
        });
    }

    private void checkAlive() {
        if (this.end.isDone()) {
            this.end.join();
            throw new AssertionError("the reader has ended");
        }
    }

    /** Waits until it has learnt that the object was removed. */
    void awaitRemoved() {
        assertThat(this.end)
                .failsWithin(Setting.LONG)
                .withThrowableThat()
                .withCauseInstanceOf(ShmRemovedException.class);
    }

    @Override
    public void close() {
        this.closing = true;
        this.consumer.close();
        if (!this.end.isCompletedExceptionally()) {
            this.end.join();
        }
    }
}

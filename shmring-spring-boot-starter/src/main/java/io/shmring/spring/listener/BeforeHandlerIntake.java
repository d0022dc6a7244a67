/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmConsumer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Consumes a message before the listener gets a copy of it. Between two attempts that copy is all that is left of it. */
final class BeforeHandlerIntake implements MessageIntake {

    private final ShmConsumer consumer;
    private final int limit;
    private final RunRequests requests;
    private final ListenerCall listener;
    private final Failures failures;
    private final MessageCopy copy = new MessageCopy();
    private @Nullable Exception failure; // of the copy, which is to be handled once more then

    BeforeHandlerIntake(
            ShmConsumer consumer, int limit, RunRequests requests, ListenerCall listener, Failures failures) {
        this.consumer = consumer;
        this.limit = limit;
        this.requests = requests;
        this.listener = listener;
        this.failures = failures;
    }

    @Override
    public boolean hasMessage() {
        return this.failure != null;
    }

    @Override
    public void poll() {
        for (int i = 0; i < this.limit && !this.requests.isHalted() && (hasMessage() || take()); i++) {
            deliver();
            if (hasMessage()) {
                return; // to be tried again, later
            }
        }
    }

    private boolean take() {
        ByteBuffer payload = this.consumer.peek();
        if (payload == null) {
            return false;
        }
        this.copy.take(payload, this.consumer.record());
        this.consumer.release();
        return true;
    }

    private void deliver() {
        this.failure = null; // an Error ends the container, and the message with it
        Exception thrown = this.listener.call(this.copy.body(), this.copy);
        if (thrown == null || this.failures.isDoneWith(thrown, this.copy.body(), this.copy)) {
            this.failures.consumed(this.copy.producer());
        } else {
            this.failure = thrown;
        }
    }

    @Override
    public void end() {
        if (this.failure != null) {
            this.failures.handleForTheLastTime(this.failure, this.copy);
            this.failure = null;
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Consumes a message when it is done with: it is in the ring until then. Adds no garbage to that of the listener. */
final class AfterHandlerIntake implements MessageIntake {

    private final ShmConsumer consumer;
    private final int limit;
    private final RunRequests requests;
    private final ListenerCall listener;
    private final Failures failures;
    private final MessageHandler handler = this::onMessage; // once: a method reference per poll would be garbage

    AfterHandlerIntake(
            ShmConsumer consumer, int limit, RunRequests requests, ListenerCall listener, Failures failures) {
        this.consumer = consumer;
        this.limit = limit;
        this.requests = requests;
        this.listener = listener;
        this.failures = failures;
    }

    @Override
    public boolean hasMessage() {
        return false;
    }

    @Override
    public void poll() {
        this.consumer.poll(this.handler, this.limit);
    }

    private void onMessage(ByteBuffer payload, ShmRecord record) {
        if (this.requests.isHalted()) {
            throw PollHalt.INSTANCE;
        }
        int start = payload.position() + record.headerBlockLength(); // here for all listeners; the order stays
        int end = payload.limit();
        payload.position(start);
        Exception thrown = this.listener.call(payload, record);
        if (thrown != null
                && !this.failures.isDoneWith(thrown, payload.limit(end).position(start), record)) {
            throw PollHalt.INSTANCE;
        }
        this.failures.consumed(record.producer());
    }

    @Override
    public void end() {
        // everything that is not done with is in the ring
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.BatchHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Consumes of a batch what is done with: all of it is in the ring until then. */
final class AfterHandlerBatchIntake implements MessageIntake, BatchHandler {

    private final ShmConsumer consumer;
    private final int limit;
    private final RunRequests requests;
    private final BatchCall listener;
    private final MessageCopies batch = new MessageCopies();

    AfterHandlerBatchIntake(ShmConsumer consumer, int limit, RunRequests requests, BatchCall listener) {
        this.consumer = consumer;
        this.limit = limit;
        this.requests = requests;
        this.listener = listener;
    }

    @Override
    public boolean hasMessage() {
        return false;
    }

    @Override
    public void poll() {
        this.batch.clear();
        this.consumer.pollBatch(this, this.limit);
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        if (this.requests.isHalted()) {
            throw PollHalt.INSTANCE;
        }
        this.batch.take(payload, record);
    }

    @Override
    public int onBatch(int size) {
        return this.listener.handle(this.batch.from(0));
    }

    @Override
    public void end() {
        // everything that is not done with is in the ring
    }
}

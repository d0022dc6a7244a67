/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.BatchHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Consumes a batch before the listener gets a copy of it. What is not done with is tried again from the copy. */
final class BeforeHandlerBatchIntake implements MessageIntake, BatchHandler {

    private final ShmConsumer consumer;
    private final int limit;
    private final RunRequests requests;
    private final BatchCall listener;
    private final Failures failures;
    private final NextTurn nextTurn;
    private final MessageCopies batch = new MessageCopies();
    private int done; // so many messages of the batch

    BeforeHandlerBatchIntake(
            ShmConsumer consumer,
            int limit,
            RunRequests requests,
            BatchCall listener,
            Failures failures,
            NextTurn nextTurn) {
        this.consumer = consumer;
        this.limit = limit;
        this.requests = requests;
        this.listener = listener;
        this.failures = failures;
        this.nextTurn = nextTurn;
    }

    @Override
    public boolean hasMessage() {
        return this.done < this.batch.size();
    }

    @Override
    public void poll() {
        if (!hasMessage()) {
            this.batch.clear();
            this.done = 0;
            this.consumer.pollBatch(this, this.limit);
        }
        while (hasMessage() && mayGoOn()) { // what comes behind a message that was given up is in hand like the rest
            handle();
        }
    }

    private boolean mayGoOn() {
        return !this.nextTurn.isDelayed() && this.nextTurn.failure() == null && !this.requests.isInterrupted();
    }

    private void handle() {
        int from = this.done;
        this.done = this.batch.size(); // an Error ends the container, and the batch with it
        this.done = from + this.listener.handle(this.batch.from(from));
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        if (this.requests.isHalted()) {
            this.batch.clear();
            throw PollHalt.INSTANCE;
        }
        this.batch.take(payload, record);
    }

    @Override
    public int onBatch(int size) {
        return size;
    }

    @Override
    public void end() {
        Exception failure = this.listener.lastFailure();
        if (failure != null) {
            this.batch.from(this.done).forEach((message) -> this.failures.handleForTheLastTime(failure, message));
            this.batch.clear();
        }
    }
}

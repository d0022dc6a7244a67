/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a container has done so far. The loop only counts messages, because reading the clock would double the cost of a short
 * listener; progress within a batch is therefore dated by whoever asks for it.
 */
final class ListenerProgress {

    private final AtomicLong handled = new AtomicLong(); // written by the container's thread only
    private final LongAdder failed = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder putBack = new LongAdder();
    private volatile long seenNanos = System.nanoTime();
    private volatile long seenMessages;

    void messageHandled() {
        this.handled.lazySet(this.handled.getPlain() + 1);
    }

    void messageFailed() {
        this.failed.increment();
        turn();
    }

    void messagesHandled(int count) {
        this.handled.lazySet(this.handled.getPlain() + count);
    }

    void messagesFiltered(int count) {
        this.filtered.add(count);
    }

    /** The listener wants it again later. */
    void messagePutBack() {
        this.putBack.increment();
    }

    /** The loop went round: it is alive, whether or not there was a message. */
    void turn() {
        this.seenNanos = System.nanoTime();
        this.seenMessages = messages();
    }

    long handled() {
        return this.handled.get();
    }

    long failed() {
        return this.failed.sum();
    }

    long filtered() {
        return this.filtered.sum();
    }

    long lastNanos() {
        if (this.seenMessages != messages()) {
            turn();
        }
        return this.seenNanos;
    }

    /** So many messages were looked at; grows with each. */
    long messages() {
        return this.handled.get() + this.failed.sum() + this.filtered.sum() + this.putBack.sum();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.spring.support.Acknowledgment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a listener said of one message or batch while it was called. A new one each time: an old one must not count. */
final class ThreadAcknowledgment implements Acknowledgment {

    private static final String SINGLE = "message";

    private final Thread thread = Thread.currentThread();
    private final String what;
    private final int size;
    private @Nullable Answer answer;
    private boolean closed;

    /**
     * What was said.
     *
     * @param consumed so many messages from the first
     * @param delay when the next one comes again
     */
    private record Answer(int consumed, Duration delay) {}

    private ThreadAcknowledgment(String what, int size) {
        this.what = what;
        this.size = size;
    }

    static ThreadAcknowledgment ofMessage() {
        return new ThreadAcknowledgment(SINGLE, 1);
    }

    static ThreadAcknowledgment ofBatch(int size) {
        return new ThreadAcknowledgment("batch", size);
    }

    @Override
    public void acknowledge() {
        checkOpen();
        if (this.answer == null) {
            this.answer = new Answer(this.size, Duration.ZERO);
        } else if (this.answer.consumed() < this.size) {
            throw new IllegalStateException("The " + this.what + " was not acknowledged already: decide once");
        }
    }

    @Override
    public void nack(Duration delay) {
        putBack(0, delay);
    }

    @Override
    public void nack(int index, Duration delay) {
        if (this.what == SINGLE) {
            throw new IllegalStateException("A single message has no index: use nack(delay)");
        }
        if (index < 0 || index >= this.size) {
            throw new IllegalArgumentException("index is " + index + "; the batch has " + this.size + " messages");
        }
        putBack(index, delay);
    }

    private void putBack(int index, Duration delay) {
        checkOpen();
        if (this.answer != null) {
            throw new IllegalStateException("The " + this.what + " was decided about already: decide once");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay is " + delay + "; it must not be negative");
        }
        this.answer = new Answer(index, delay);
    }

    private void checkOpen() {
        if (Thread.currentThread() != this.thread) {
            throw new IllegalStateException(
                    "Acknowledged on thread " + Thread.currentThread().getName()
                            + "; it counts on the listener's thread only, which is " + this.thread.getName());
        }
        if (this.closed) {
            throw new IllegalStateException("The listener has returned: acknowledge the " + this.what + " before that");
        }
    }

    /** The listener has returned or thrown. */
    void close() {
        this.closed = true;
    }

    /** How many messages from the first are consumed. */
    int consumed() {
        return answer().consumed();
    }

    /** When the next one comes again. */
    Duration delay() {
        return answer().delay();
    }

    private Answer answer() {
        if (this.answer == null) {
            throw new MessageNotAcknowledgedException("The listener returned without acknowledging its " + this.what
                    + "; let it call acknowledge() or nack(), or use another ack mode than MANUAL");
        }
        return this.answer;
    }
}

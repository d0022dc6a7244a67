/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.BatchHandler;
import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRecord;
import io.shmring.testing.TestRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A consumer role without a ring, whose faults are at hand: keeps the contract of {@link ShmConsumer#poll}, batches and the waits. */
class InMemoryConsumer implements ShmConsumer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = this.lock.newCondition();
    private final Deque<String> messages = new ArrayDeque<>();
    private final Set<Integer> quarantined = new HashSet<>();
    private RuntimeException fault;
    private RuntimeException wakeupFault;
    private boolean wakeup;
    private volatile boolean polling;
    private Duration lastWait = Duration.ZERO;

    void add(String message) {
        change(() -> this.messages.add(message));
    }

    /** The next wait or poll throws it, once. */
    void failWith(RuntimeException fault) {
        change(() -> this.fault = fault);
    }

    /** Every wake-up throws it, as on a role that was given back. */
    void failWakeupsWith(RuntimeException fault) {
        change(() -> this.wakeupFault = fault);
    }

    void quarantine(int producer) {
        change(() -> this.quarantined.add(producer));
    }

    /** How long the last wait was to last at most; zero before the first. */
    Duration lastWait() {
        this.lock.lock();
        try {
            return this.lastWait;
        } finally {
            this.lock.unlock();
        }
    }

    int waiting() {
        this.lock.lock();
        try {
            return this.messages.size();
        } finally {
            this.lock.unlock();
        }
    }

    /** No call of it is under way, but for one that waits. */
    boolean isUnused() {
        return !this.polling;
    }

    private void change(Runnable change) {
        this.lock.lock();
        try {
            change.run();
            this.changed.signalAll();
        } finally {
            this.lock.unlock();
        }
    }

    private static ByteBuffer bytes(String message) {
        return ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
    }

    private static ShmRecord record(String message) {
        return new TestRecord("test", -1, 0, bytes(message).remaining(), null, null);
    }

    private void throwFault() {
        if (this.fault != null) {
            RuntimeException thrown = this.fault;
            this.fault = null;
            throw thrown;
        }
    }

    @Override
    public int poll(MessageHandler handler, int limit) {
        this.polling = true;
        try {
            return pollAll(handler, limit);
        } finally {
            this.polling = false;
        }
    }

    private int pollAll(MessageHandler handler, int limit) {
        int handled = 0;
        while (handled < limit) {
            String message;
            this.lock.lock();
            try {
                throwFault();
                message = this.messages.peek();
            } finally {
                this.lock.unlock();
            }
            if (message == null) {
                return handled;
            }
            handler.onMessage(bytes(message), record(message));
            change(this.messages::remove);
            handled++;
        }
        return handled;
    }

    @Override
    public int pollBatch(BatchHandler handler, int limit) {
        List<String> batch;
        this.lock.lock();
        try {
            throwFault();
            batch = this.messages.stream().limit(limit).toList();
        } finally {
            this.lock.unlock();
        }
        if (batch.isEmpty()) {
            return 0;
        }
        batch.forEach(message -> handler.onMessage(bytes(message), record(message)));
        int consumed = handler.onBatch(batch.size());
        change(() -> {
            for (int i = 0; i < consumed; i++) {
                this.messages.remove();
            }
        });
        return consumed;
    }

    @Override
    public boolean waitForData(Duration timeout) {
        this.lock.lock();
        try {
            this.lastWait = timeout;
            long left = timeout.toNanos();
            while (true) {
                throwFault();
                if (!this.messages.isEmpty()) {
                    return true;
                }
                if (this.wakeup || left <= 0) {
                    this.wakeup = false;
                    return false;
                }
                left = this.changed.awaitNanos(left);
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            this.lock.unlock();
        }
    }

    @Override
    public void wakeup() {
        change(() -> {
            if (this.wakeupFault != null) {
                throw this.wakeupFault;
            }
            this.wakeup = true;
        });
    }

    @Override
    public boolean isQuarantined(int producerId) {
        return this.quarantined.contains(producerId);
    }

    @Override
    public ShmRecord record() {
        return record(this.messages.element());
    }

    @Override
    public int producers() {
        return 1;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public long capacity() {
        return 4096;
    }

    @Override
    public long available() {
        return waiting();
    }

    @Override
    public long available(int producerId) {
        return waiting();
    }

    @Override
    public long freeSpace() {
        return 4096 - waiting();
    }

    @Override
    public long wakeups() {
        return 0;
    }

    @Override
    public boolean isFailed() {
        return false;
    }

    @Override
    public boolean isSuspended() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public void close() {}

    @Override
    public boolean suspend() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ByteBuffer peek() {
        this.lock.lock();
        try {
            throwFault();
            String message = this.messages.peek();
            return (message != null) ? bytes(message) : null;
        } finally {
            this.lock.unlock();
        }
    }

    @Override
    public void release() {
        change(this.messages::remove);
    }

    @Override
    public long skipToHead(int producerId) {
        throw new UnsupportedOperationException();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import io.shmring.spring.core.ShmRingDefinition.SendPolicy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads use one producer role, one at a time. The lock is held for one attempt, or for one short wait for room,
 * never for the whole time-out: a sender that waits for much room does not hold up one that needs little.
 */
final class RingSender {

    /** How long one wait keeps the lock, and with it the other senders; also the longest nap of a virtual thread. */
    private static final long WAIT_SLICE_NANOS = 2_000_000;

    /** How long to stand aside for senders that queue for the lock; also the first nap of a virtual thread. */
    private static final long STAND_ASIDE_NANOS = 50_000;

    private final ShmRingDefinition definition;
    private final ShmProducer producer;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder drops = new LongAdder();
    private volatile boolean waitingForRoom;

    RingSender(ShmRingDefinition definition, ShmProducer producer) {
        this.definition = definition;
        this.producer = producer;
    }

    long drops() {
        return this.drops.sum();
    }

    void countDrop() {
        this.drops.increment();
    }

    /** Sends a copy, and follows the ring's policy. Allocates nothing while there is room. */
    void send(ByteBuffer message, int typeId) {
        int length = message.remaining();
        checkLength(length);
        if (!offerLocked(message, typeId)) {
            whenFull(length, Attempt.copying(message, typeId));
        }
    }

    /** Follows the ring's policy. */
    void send(int length, Attempt attempt) {
        checkLength(length);
        if (!attemptLocked(attempt)) {
            whenFull(length, attempt);
        }
    }

    /** Sends a message on, as it is but for its headers. Waits for room if the ring's policy does, else never; drops nothing. */
    void forward(ByteBuffer body, ShmHeaderBlock headers, ShmRecord record) {
        int length = headers.size() + body.remaining();
        checkLength(length);
        Attempt attempt = Attempt.forwarding(body, headers, record);
        if (!attemptLocked(attempt)) {
            SendPolicy policy = this.definition.sendPolicy();
            if (policy.whenFull() != ShmFullPolicy.BLOCK) {
                throw full(length, Duration.ZERO, null);
            }
            sendBlocking(length, attempt, policy.timeout());
        }
    }

    private void whenFull(int length, Attempt attempt) {
        SendPolicy policy = this.definition.sendPolicy();
        switch (policy.whenFull()) {
            case BLOCK -> sendBlocking(length, attempt, policy.timeout());
            case FAIL -> throw full(length, Duration.ZERO, null);
            case DROP -> countDrop();
        }
    }

    /** Ignores the ring's policy: false if there is no room now, or another sender waits for room already. */
    boolean trySend(ByteBuffer message, int typeId) {
        checkLength(message.remaining());
        if (!this.lock.tryLock()) {
            if (this.waitingForRoom) {
                return false;
            }
            this.lock.lock();
        }
        try {
            return this.producer.offer(message, typeId);
        } finally {
            this.lock.unlock();
        }
    }

    private boolean offerLocked(ByteBuffer message, int typeId) {
        this.lock.lock();
        try {
            return this.producer.offer(message, typeId);
        } finally {
            this.lock.unlock();
        }
    }

    private boolean attemptLocked(Attempt attempt) {
        this.lock.lock();
        try {
            return attempt.on(this.producer);
        } finally {
            this.lock.unlock();
        }
    }

    private void sendBlocking(int length, Attempt attempt, Duration timeout) {
        if (VirtualThreads.isCurrentVirtual()) {
            sendNapping(length, attempt, timeout); // a futex would pin the carrier
        } else {
            sendWaiting(length, attempt, timeout);
        }
    }

    private void sendWaiting(int length, Attempt attempt, Duration timeout) {
        long start = System.nanoTime();
        while (!waitAndAttempt(length, attempt, Math.min(left(length, start, timeout), WAIT_SLICE_NANOS))) {
            if (this.lock.hasQueuedThreads()) {
                LockSupport.parkNanos(STAND_ASIDE_NANOS); // the lock is not fair: let them have it
            }
        }
    }

    /** Looks again and again, ever more seldom: many senders at one full ring would else keep the processors busy. */
    void sendNapping(int length, Attempt attempt, Duration timeout) {
        long start = System.nanoTime();
        long nap = STAND_ASIDE_NANOS;
        do {
            LockSupport.parkNanos(Math.min(left(length, start, timeout), nap));
            nap = Math.min(2 * nap, WAIT_SLICE_NANOS);
        } while (!attemptLocked(attempt));
    }

    /** The rest of the time-out in nanoseconds; throws if there is none, or if the thread is interrupted. */
    private long left(int length, long startNanos, Duration timeout) {
        if (Thread.currentThread().isInterrupted()) { // the status stays set for the caller
            throw full(length, since(startNanos), new InterruptedException("while waiting for room"));
        }
        long left = nanosOf(timeout) - (System.nanoTime() - startNanos);
        if (left <= 0) {
            throw full(length, since(startNanos), null);
        }
        return left;
    }

    private boolean waitAndAttempt(int length, Attempt attempt, long sliceNanos) {
        this.lock.lock();
        try {
            this.waitingForRoom = true;
            return this.producer.waitForSpace(length, Duration.ofNanos(sliceNanos)) && attempt.on(this.producer);
        } finally {
            this.waitingForRoom = false;
            this.lock.unlock();
        }
    }

    private void checkLength(int length) {
        if (length > this.producer.maxMessageLength()) {
            throw new IllegalArgumentException("A message of " + length + " bytes never fits into ring '"
                    + this.definition.key() + "' (" + this.producer.name() + "): at most "
                    + this.producer.maxMessageLength()
                    + " bytes with a capacity of " + this.producer.capacity() + "; raise shmring.rings."
                    + this.definition.key()
                    + ".capacity");
        }
    }

    private ShmRingFullException full(int length, Duration waited, @Nullable InterruptedException cause) {
        return new ShmRingFullException(
                this.producer.name(), length, this.producer.freeSpace(), this.producer.capacity(), waited, cause);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static long nanosOf(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException ex) {
            return Long.MAX_VALUE; // 292 years are for ever
        }
    }

    /** One attempt to put a message into a ring, made while holding the lock. */
    interface Attempt {

        /** Returns false, having changed nothing, if there is no room now. */
        boolean on(ShmProducer producer);

        static Attempt copying(ByteBuffer message, int typeId) {
            return (producer) -> producer.offer(message, typeId);
        }

        static Attempt forwarding(ByteBuffer body, ShmHeaderBlock headers, ShmRecord record) {
            return (producer) -> record.hasCorrelation()
                    ? producer.offer(body, headers, record.typeId(), record.correlation())
                    : producer.offer(body, headers, record.typeId());
        }

        static Attempt writing(int length, int typeId, Consumer<ByteBuffer> writer) {
            return (producer) -> {
                ByteBuffer region = producer.claim(length, typeId);
                if (region == null) {
                    return false;
                }
                boolean written = false;
                try {
                    writer.accept(region);
                    written = true;
                } finally {
                    if (!written) {
                        producer.abandon();
                    }
                }
                producer.publish(length);
                return true;
            };
        }
    }
}

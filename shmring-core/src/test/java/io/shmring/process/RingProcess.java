/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.ShmRole;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.Journal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What tests have done in another process: it holds at most one producer and one consumer. The kind of a role is {@code spsc}, {@code mpsc} (a producer then takes the first free slot) or {@code mpsc-2}.
 */
public final class RingProcess {

    private static final Duration FOREVER = Duration.ofHours(1);

    private @Nullable ShmProducer producer;
    private @Nullable ShmConsumer consumer;
    private ShmOptions options = ShmOptions.defaults();

    private ShmProducer producer() {
        return Objects.requireNonNull(this.producer);
    }

    private ShmConsumer consumer() {
        return Objects.requireNonNull(this.consumer);
    }

    private Messages messages(ShmRole role) {
        return new Messages((int) role.capacity() / 2 - 16);
    }

    // ---- roles

    /** For the roles to be taken from now on. */
    String options(long openMillis, long connectMillis, long spinMicros) {
        this.options = ShmOptions.builder()
                .openTimeout(Duration.ofMillis(openMillis))
                .connectTimeout(Duration.ofMillis(connectMillis))
                .spin(Duration.ofNanos(spinMicros * 1000))
                .build();
        return "set";
    }

    /** Returns the producer's slot. */
    int takeProducer(String name, String kind) {
        ShmProducer taken = switch (kind) {
            case "spsc" -> SpscShm.connect(name, this.options).producer();
            case "mpsc" -> MpscProducer.connect(name, this.options);
            default -> MpscProducer.connect(name, Integer.parseInt(kind.substring("mpsc-".length())), this.options);
        };
        this.producer = taken;
        return taken.producerId();
    }

    String takeConsumer(String name, String kind) {
        this.consumer = kind.equals("spsc")
                ? SpscShm.connect(name, this.options).consumer()
                : MpscConsumer.connect(name, this.options);
        return "taken";
    }

    /** Opens or creates at a moment on the host's monotonic clock. Returns the object's identity. */
    long openOrCreate(String name, int producers, long capacity, long atNanos) {
        while (System.nanoTime() - atNanos < 0) {
            Thread.onSpinWait();
        }
        if (producers == 0) {
            SpscShm.openOrCreate(name, capacity, this.options);
        } else {
            this.consumer = MpscConsumer.openOrCreate(name, producers, capacity, this.options);
        }
        try (ShmInspector inspector = ShmInspector.open(name)) {
            return inspector.snapshot().instanceId();
        }
    }

    String closeProducer() {
        producer().close();
        return "closed";
    }

    String closeConsumer() {
        consumer().close();
        return "closed";
    }

    boolean suspendProducer() {
        return producer().suspend();
    }

    String resumeProducer() {
        producer().resume();
        return "resumed";
    }

    boolean suspendConsumer() {
        return consumer().suspend();
    }

    String resumeConsumer() {
        consumer().resume();
        return "resumed";
    }

    // ---- streams

    /** Publishes messages, waiting for room as long as it takes, with pauses here and there. Returns the wake-ups sent. */
    long publish(long first, long count, int pausesPerMillion) {
        ShmProducer to = producer();
        Messages messages = messages(to);
        long end = first + count;
        for (long seq = first; seq < end; seq++) {
            while (!messages.append(to, seq)) {
                to.waitForSpace(messages.length(seq), FOREVER);
            }
            long hash = Messages.hash(~seq);
            if ((hash & 3) != 0 || seq == end - 1) { // a quarter of the messages goes with the next one
                to.flush();
            }
            pause(hash, pausesPerMillion);
        }
        return to.wakeups();
    }

    /** Publishes for ever, noting in a journal what is about to be visible and what is. */
    String publishWithJournal(long first, String journalFile) {
        ShmProducer to = producer();
        Messages messages = messages(to);
        Journal journal = new Journal(Path.of(journalFile));
        for (long seq = first; ; seq++) {
            journal.begun(seq);
            while (!messages.append(to, seq)) {
                to.waitForSpace(messages.length(seq), FOREVER);
                journal.done(seq - 1); // a wait flushes
            }
            if ((Messages.hash(~seq) & 3) != 0) {
                to.flush();
                journal.done(seq);
            }
        }
    }

    /** Consumes messages of all producers and checks each. Returns the wake-ups sent. */
    long consume(long first, long count, int pausesPerMillion) {
        ShmConsumer from = consumer();
        Messages messages = messages(from);
        long[] next = new long[from.producers()];
        Arrays.fill(next, first);
        long left = count;
        while (left > 0) {
            if (!from.waitForData(FOREVER)) {
                continue;
            }
            long hash = Messages.hash(left);
            int limit = (int) Math.min(left, 1 + (hash >>> 32 & 0xFF));
            switch ((int) (hash & 3)) {
                case 0, 1 ->
                    left -= from.poll(
                            (payload, record) ->
                                    messages.verify(payload, record, next[Math.max(0, record.producer())]++),
                            limit);
                case 2 -> left -= from.pollBatch(new VerifyingBatch(messages, next, hash >>> 40), limit);
                default -> {
                    for (ByteBuffer view = from.peek();
                            view != null && left > 0;
                            view = left > 0 ? from.peek() : null) {
                        messages.verify(
                                view,
                                from.record(),
                                next[Math.max(0, from.record().producer())]++);
                        from.release();
                        left--;
                    }
                }
            }
            pause(hash, pausesPerMillion);
        }
        return from.wakeups();
    }

    /** Consumes for ever, noting in a journal which message was seen and which was given back. Reports the first one. */
    String consumeWithJournal(String journalFile) {
        ShmConsumer from = consumer();
        Messages messages = messages(from);
        Journal journal = new Journal(Path.of(journalFile));
        long seq = -1;
        while (true) {
            ByteBuffer view = from.peek();
            if (view == null) {
                from.waitForData(FOREVER);
                continue;
            }
            if (seq < 0) {
                seq = Messages.seq(view, from.record());
                ChildJvm.report(seq);
            }
            messages.verify(view, from.record(), seq);
            journal.begun(seq);
            from.release();
            journal.done(seq);
            seq++;
        }
    }

    /** Publishes messages and awaits the return of each before the next one. Returns the wake-ups sent. */
    long ask(long first, long count) {
        for (long seq = first; seq < first + count; seq++) {
            publish(seq, 1, 0);
            consume(seq, 1, 0);
        }
        return producer().wakeups();
    }

    /** Consumes messages and publishes each again. Returns the wake-ups sent. */
    long answer(long first, long count) {
        for (long seq = first; seq < first + count; seq++) {
            consume(seq, 1, 0);
            publish(seq, 1, 0);
        }
        return producer().wakeups();
    }

    /**
     * Consumes batches for ever, mostly in part, noting in a journal with which message the one in hand begins, and with which the
     * next one will, just before that is so. Reports the first one.
     */
    String consumeBatchesWithJournal(String journalFile) {
        ShmConsumer from = consumer();
        Messages messages = messages(from);
        Journal journal = new Journal(Path.of(journalFile));
        long[] next = {-1};
        while (true) {
            if (from.pollBatch(new JournalledBatch(messages, next, journal), 100) == 0) {
                from.waitForData(FOREVER);
            }
        }
    }

    /** Takes a batch and never comes back from one of the calls of its handler. */
    int stayInABatch(int limit, int call) {
        return consumer().pollBatch(new StayingBatch(call), limit);
    }

    /** Long enough for the peer to fill or drain the ring and fall asleep. */
    private static void pause(long hash, int perMillion) {
        if ((hash >>> 1) % 1_000_000 < perMillion) {
            LockSupport.parkNanos(hash & 0x1FFFFF);
        }
    }

    // ---- single steps

    /** Publishes until there is no room. Returns the number of the first message that did not fit. */
    long publishUntilFull(long first) {
        Messages messages = messages(producer());
        long seq = first;
        while (messages.append(producer(), seq)) {
            producer().flush();
            seq++;
        }
        return seq;
    }

    /** Consumes until nothing is there. Returns the number of the first message that is missing. */
    long consumeUntilEmpty(long first) {
        Messages messages = messages(consumer());
        long seq = first;
        for (ByteBuffer view = consumer().peek();
                view != null;
                view = consumer().peek()) {
            messages.verify(view, consumer().record(), seq);
            consumer().release();
            seq++;
        }
        return seq;
    }

    /** Offers zeroes with a correlation: a record of 16 bytes more. */
    boolean offer(int length) {
        return producer().offer(ByteBuffer.allocate(length), 0, length);
    }

    /** Offers empty messages until that is refused with an exception. Returns how many found room. */
    long offerUntilRefused() {
        long offered = 0;
        while (true) {
            try {
                if (producer().offer(ByteBuffer.allocate(0))) {
                    offered++;
                }
            } catch (ShmRemovedException refused) {
                return offered;
            }
        }
    }

    /** Waits; a removal ends the wait with an exception. */
    boolean waitForSpace(int length, long millis) {
        return producer().waitForSpace(length, Duration.ofMillis(millis));
    }

    boolean waitForData(long millis) {
        return consumer().waitForData(Duration.ofMillis(millis));
    }

    int largestClaimable() {
        return producer().largestClaimable();
    }

    /** Consumes without a look. Returns how many messages there were. */
    long skip(long limit) {
        long skipped = 0;
        while (skipped < limit && consumer().peek() != null) {
            consumer().release();
            skipped++;
        }
        return skipped;
    }
}

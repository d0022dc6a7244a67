/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** What is noted of one producer slot: by its producers for each generation, and by the consumer. */
final class StreamJournal {

    static final int GENERATIONS = 1 << 12;

    /** Of the file, for each stream. */
    static final int WORDS = 8 + 2 * GENERATIONS;

    private static final int HOLDER = 0;
    private static final int LATEST = 1;
    private static final int RELEASING = 2;
    private static final int RELEASED = 3;
    private static final int SEEN = 4;
    private static final int RECEIVED = 5;
    private static final int REDELIVERED = 6;
    private static final int TABLE = 8;

    private final WordFile file;
    private final int base;

    StreamJournal(WordFile file, int base) {
        this.file = file;
        this.base = base;
    }

    // ---- the producer

    Tenure producer(Lives lives, long life, int slot) {
        return new Tenure(this.file, this.base + HOLDER, lives, life, "producer " + slot);
    }

    /** A new generation, for whoever has just begun its tenure. */
    long nextGeneration() {
        long generation = latestGeneration() + 1;
        Violation.unless(generation < GENERATIONS, "the journal is full: make rounds shorter");
        this.file.set(this.base + LATEST, generation);
        return generation;
    }

    /** So many messages may be visible. */
    void intended(long generation, long count) {
        this.file.set(entry(generation) + 1, count);
    }

    /** So many messages are visible for sure. */
    void published(long generation, long count) {
        this.file.set(entry(generation), count);
    }

    long latestGeneration() {
        return this.file.get(this.base + LATEST);
    }

    long intended(long generation) {
        return this.file.get(entry(generation) + 1);
    }

    long published(long generation) {
        return this.file.get(entry(generation));
    }

    private int entry(long generation) {
        return this.base + TABLE + 2 * (int) generation;
    }

    // ---- the consumer

    void releasing(long position) {
        this.file.set(this.base + RELEASING, position);
    }

    void released(long position) {
        this.file.set(this.base + RELEASED, position);
    }

    long releasing() {
        return this.file.get(this.base + RELEASING);
    }

    long released() {
        return this.file.get(this.base + RELEASED);
    }

    /** Counts a message that was verified. */
    void count(long position) {
        if (position < this.file.get(this.base + SEEN)) {
            this.file.add(this.base + REDELIVERED, 1);
        } else {
            this.file.set(this.base + SEEN, position + 1);
            this.file.add(this.base + RECEIVED, 1);
        }
    }

    /** Messages, each counted once. */
    long received() {
        return this.file.get(this.base + RECEIVED);
    }

    /** Messages that came again. */
    long redelivered() {
        return this.file.get(this.base + REDELIVERED);
    }

    // ---- both

    /**
     * Fails unless a message may come next. What happens between them is final: each generation before the message's is over.
     *
     * @param expected the position behind what came last
     */
    void requireNext(long expected, long message) {
        long generation = Position.generation(message);
        if (generation == Position.generation(expected)) {
            Violation.unless(
                    message == expected, "came: " + Position.text(message) + ", expected: " + Position.text(expected));
        } else {
            Violation.unless(
                    message > expected && Position.number(message) == 0,
                    "came: " + Position.text(message) + ", expected: " + Position.text(expected)
                            + " or a later generation");
            requireEnd(expected, generation);
        }
        Violation.unless(
                Position.number(message) < intended(generation) && generation <= latestGeneration(),
                "came: " + Position.text(message) + ", which nobody intended to send: " + intended(generation));
    }

    /** Fails unless the generations from a position's own up to another, exclusively, may have ended there. */
    void requireEnd(long position, long end) {
        long number = Position.number(position);
        for (long generation = Position.generation(position); generation < end; generation++) {
            Violation.unless(
                    published(generation) <= number && number <= intended(generation),
                    "generation " + generation + " ended after " + number + " messages, its producer has published "
                            + published(generation) + " and intended " + intended(generation));
            number = 0;
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.nio.file.Path;

/** What is noted of one ring, or of one system of rings, by its instance: a successor of the same name has another journal. */
final class RingJournal {

    private static final int CONSUMER = 0;
    private static final int DRAINED = 1;
    private static final int STREAMS = 8;

    private final WordFile file;
    private final StreamJournal[] streams;

    RingJournal(Path path, int producers) {
        this.file = new WordFile(path, STREAMS + producers * StreamJournal.WORDS);
        this.streams = new StreamJournal[producers];
        for (int i = 0; i < producers; i++) {
            this.streams[i] = new StreamJournal(this.file, STREAMS + i * StreamJournal.WORDS);
        }
    }

    /** The journal of an instance. */
    static RingJournal of(Path directory, long instance, int producers) {
        return new RingJournal(directory.resolve("ring-" + Long.toHexString(instance)), producers);
    }

    Tenure consumer(Lives lives, long life) {
        return new Tenure(this.file, CONSUMER, lives, life, "consumer");
    }

    int streams() {
        return this.streams.length;
    }

    /** By slot; the only one has -1, too. */
    StreamJournal stream(int slot) {
        return this.streams[Math.max(0, slot)];
    }

    /** The consumer has read all that there will ever be. */
    void drained() {
        this.file.set(DRAINED, 1);
    }

    boolean isDrained() {
        return this.file.get(DRAINED) != 0;
    }

    /**
     * Fails unless everything came that was published. For a ring that is drained and has no producers any more: then all that
     * was perhaps given back was given back indeed.
     */
    void requireComplete() {
        for (StreamJournal stream : this.streams) {
            stream.requireEnd(stream.releasing(), stream.latestGeneration() + 1);
        }
    }

    /** Messages, each counted once. */
    long received() {
        long sum = 0;
        for (StreamJournal stream : this.streams) {
            sum += stream.received();
        }
        return sum;
    }

    /** Messages that came again. */
    long redelivered() {
        long sum = 0;
        for (StreamJournal stream : this.streams) {
            sum += stream.redelivered();
        }
        return sum;
    }

    /** How many times producers took their role. */
    long generations() {
        long sum = 0;
        for (StreamJournal stream : this.streams) {
            sum += stream.latestGeneration();
        }
        return sum;
    }
}

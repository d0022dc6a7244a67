/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import java.nio.file.Path;
import java.util.Random;

/**
 * Where one process plays its part: a ring or system of one name, and the journals about it.
 *
 * @param rings the ring directory
 * @param journals the directory of the journals
 * @param name of the ring or system
 * @param kind which of both
 * @param lives the processes
 * @param life the number of this one
 */
record Stage(Path rings, Path journals, String name, Kind kind, Lives lives, long life) {

    static Stage of(String rings, String journals, String name, String kind, long life) {
        Path directory = Path.of(journals);
        return new Stage(Path.of(rings), directory, name, Kind.valueOf(kind), new Lives(directory), life);
    }

    ShmOptions.Builder options() {
        return ShmOptions.builder().directory(this.rings);
    }

    /** The number of the object that is at the path now. */
    long instance() {
        try (ShmInspector inspector = ShmInspector.open(this.name, options().build())) {
            return inspector.snapshot().instanceId();
        }
    }

    RingJournal journal(long instance) {
        return RingJournal.of(this.journals, instance, this.kind.producers());
    }

    /** When a producer's messages count as published. */
    @FunctionalInterface
    interface Reckoning {

        Receipts of(StreamJournal stream, long generation);
    }

    /** Begins a tenure in a role that was just taken. */
    Session session(ShmRole role, RingJournal journal, Reckoning reckoning, Random random, Pace pace) {
        if (role instanceof ShmConsumer consumer) {
            Tenure tenure = journal.consumer(this.lives, this.life);
            tenure.begin();
            return new Receiver(consumer, journal, tenure, random, pace);
        }
        ShmProducer producer = (ShmProducer) role;
        StreamJournal stream = journal.stream(producer.producerId());
        Tenure tenure = stream.producer(this.lives, this.life, producer.producerId());
        tenure.begin();
        long generation = stream.nextGeneration();
        return new Sender(producer, stream, tenure, generation, reckoning.of(stream, generation), random, pace);
    }

    /** Tells the driver that a promise was broken, and what the children's output should show. */
    void fail(Throwable failure) {
        failure.printStackTrace();
        this.lives.fail(this.life);
    }
}

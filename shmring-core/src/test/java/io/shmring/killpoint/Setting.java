/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Journal;
import io.shmring.testing.WaitWordsProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a scenario plays: a directory with one ring or system, and journals elsewhere. The same for the victim and for those
 * who are left.
 *
 * @param directory empty at first, and empty in the end
 * @param journals one for each producer
 * @param many whether it is a system of many producers; such a one is shared with a group
 */
record Setting(Path directory, Path journals, boolean many) {

    static final String NAME = "ring";
    static final int CAPACITY = 4096;
    static final int PRODUCERS = 2;

    /** The victim's slot, if there are many; the other one is a neighbour's. */
    static final int SLOT = 1;

    static final Duration LONG = Duration.ofSeconds(10);

    /** For those who sleep while the victim dies: no time-out of their own may wake them. */
    static final Duration FOREVER = Duration.ofHours(1);

    ShmOptions options() {
        ShmOptions.Builder builder = ShmOptions.builder()
                .directory(this.directory)
                .spin(Duration.ZERO) // or it depends on the moment whether anybody sleeps
                .openTimeout(Duration.ofSeconds(20));
        return this.many ? builder.group(group()).build() : builder.build();
    }

    private String group() {
        try {
            return Files.getAttribute(this.journals, "unix:gid").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int producers() {
        return this.many ? PRODUCERS : 1;
    }

    /** How producers are numbered in records and journals. */
    int victim() {
        return this.many ? SLOT : 0;
    }

    /** What carries the locks, and the words on which a consumer sleeps. */
    Path home() {
        return this.directory.resolve(this.many ? NAME + "_doorbell" : NAME);
    }

    Path ring(int producer) {
        return this.directory.resolve(this.many ? NAME + "_ring_" + producer : NAME);
    }

    Journal journal(int producer) {
        return new Journal(this.journals.resolve("journal-" + producer));
    }

    ShmProducer connectProducer() {
        return this.many
                ? MpscProducer.connect(NAME, SLOT, options())
                : SpscShm.openOrCreate(NAME, CAPACITY, options()).producer();
    }

    /** The first one is the neighbour's, the next one is free. */
    ShmProducer connectFirstFreeProducer() {
        return this.many ? MpscProducer.connect(NAME, options()) : connectProducer();
    }

    ShmConsumer connectConsumer() {
        return this.many
                ? MpscConsumer.openOrCreate(NAME, PRODUCERS, CAPACITY, options())
                : SpscShm.openOrCreate(NAME, CAPACITY, options()).consumer();
    }

    WaitWordsProbe dataWords() {
        return WaitWordsProbe.data(home().toString());
    }

    WaitWordsProbe spaceWords(int producer) {
        return WaitWordsProbe.space(ring(producer).toString());
    }

    /** For the victim, which has no time for more: looks until somebody sleeps, or is about to. */
    static void awaitArmed(WaitWordsProbe words) {
        while (!words.isArmed()) {
            LockSupport.parkNanos(50_000);
        }
    }
}

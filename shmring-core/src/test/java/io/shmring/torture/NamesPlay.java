/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmOptions;
import io.shmring.testing.ChildJvms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Children create, open, use and remove what has one name, and are killed and stopped while they do. */
final class NamesPlay extends Play {

    private static final String ROLE = "contender";
    private static final int CONTENDERS = 5;

    private final long capacity;

    NamesPlay(Round round, Path rings, String name, Path journals, ChildJvms children) {
        super(round, rings, name, journals, children);
        this.capacity = 4096L << this.events.nextInt(3);
    }

    @Override
    void begin() {
        for (int i = 0; i < CONTENDERS; i++) {
            this.actors.add(enter(ROLE));
        }
    }

    @Override
    Actor enter(String role) {
        return this.cast.enter(
                role,
                NameProcess.class,
                (actor, seed) -> actor.begin(
                        "begin",
                        this.stage.rings(),
                        this.stage.journals(),
                        this.stage.name(),
                        this.stage.kind(),
                        actor.life(),
                        this.capacity,
                        seed));
    }

    @Override
    void befall(int index) {
        Actor actor = this.actors.get(index);
        if (oneIn(8)) {
            replace(index);
        } else if (actor.isStopped()) {
            actor.go();
        } else if (oneIn(8)) {
            this.cast.stop(actor);
        }
    }

    @Override
    void end() {
        this.actors.forEach(actor -> actor.call("end"));
    }

    @Override
    void check() {
        useAlone();
        for (RingJournal journal : journals()) {
            this.figures.add(journal);
            this.figures.add("objects used", 1);
            if (journal.isDrained()) {
                this.figures.add("objects drained", 1);
                journal.requireComplete();
            }
        }
        new Tally(this.stage.journals()).addTo(this.figures);
        ShmOptions options = this.stage.options().build();
        Violation.unless(this.stage.kind().unlink(this.stage.name(), options), "there was nothing to unlink");
        Violation.unless(!this.stage.kind().unlink(this.stage.name(), options), "it was unlinked twice");
        List<Path> left = list(this.stage.rings());
        Violation.unless(left.isEmpty(), "left in the directory: " + left);
    }

    /** Whatever the dead left: what is there can be opened, and whoever produced to it is heard; a stream goes through it. */
    private void useAlone() {
        Random random = new Random(this.round.seed());
        ShmOptions options =
                this.stage.options().openTimeout(Duration.ofSeconds(20)).build();
        String name = this.stage.name();
        OpenRole consumer = this.stage.kind().openOrCreateConsumer(name, this.capacity, options);
        RingJournal journal = this.stage.journal(this.stage.instance());
        Session receiver = this.stage.session(consumer.role(), journal, Receipts::prompt, random, Pace.HASTY);
        OpenRole producer = this.stage.kind().connectProducer(name, options);
        Session sender = this.stage.session(producer.role(), journal, Receipts::prompt, random, Pace.HASTY);
        for (int i = 0; i < 100; i++) {
            sender.burst();
            receiver.burst();
        }
        sender.leave();
        producer.close();
        sender.settle();
        while (consumer.role().available() > 0) {
            receiver.burst();
        }
        receiver.leave();
        consumer.close();
        receiver.settle();
        journal.drained();
    }

    private List<RingJournal> journals() {
        return list(this.stage.journals()).stream()
                .filter(path -> path.getFileName().toString().startsWith("ring-"))
                .map(path -> new RingJournal(path, this.stage.kind().producers()))
                .toList();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

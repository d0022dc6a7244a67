/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ring of one producer, or a system of many, with all its handles, in one process and one thread. */
abstract class Rig {

    static final int CAPACITY = 4096;

    private final Path directory;
    private final ShmOptions options;
    private final List<Slot> slots = new ArrayList<>();
    private List<Victim> victims = List.of();
    private @Nullable ShmConsumer consumer;

    /** What the attacker had written when the consumer was taken. */
    private int writesBefore;

    Rig(Path directory, boolean stamped) {
        this.directory = directory;
        this.options = ShmOptions.builder()
                .directory(directory)
                .spin(Duration.ZERO)
                .openTimeout(Duration.ofMillis(5))
                .closeTimeout(Duration.ofMillis(5))
                .stamped(stamped)
                .build();
    }

    // ---- what the two kinds differ in

    /** The object that carries state and locks. */
    abstract String homeName();

    abstract List<String> ringNames();

    /** Returns the consumer, if the role comes with it. */
    abstract @Nullable ShmConsumer createNew();

    /** Opens what the roles are taken through. */
    abstract void connect();

    /** Closes what the roles are taken through, and with it those that it gave out. */
    abstract void disconnect();

    abstract ShmProducer openProducer(int id);

    abstract ShmConsumer openConsumer();

    abstract boolean unlink(boolean force);

    abstract Territory consumersPartOfRing();

    abstract Territory producersPartOfHome();

    // ---- what they have in common

    /** The name under which the API knows it. */
    static String name() {
        return "ring";
    }

    final ShmOptions options() {
        return this.options;
    }

    final Path directory() {
        return this.directory;
    }

    final void create(int writes) {
        give(createNew(), writes);
        this.slots.clear();
        this.victims = List.of();
        for (String ring : ringNames()) {
            this.slots.add(new Slot(this.slots.size(), new Victim(this.directory, ring)));
        }
        refresh();
    }

    /** Looks whether other objects are at the paths by now, as after a repair. */
    final void refresh() {
        List<Victim> now = new ArrayList<>();
        if (!ringNames().contains(homeName())) {
            Victim home = this.victims.isEmpty() ? new Victim(this.directory, homeName()) : this.victims.get(0);
            now.add(current(home));
        }
        for (Slot slot : this.slots) {
            Victim ring = current(slot.victim());
            if (ring != slot.victim()) {
                slot.replace(ring);
            }
            now.add(ring);
        }
        this.victims = now;
    }

    private Victim current(Victim known) {
        Path path = this.directory.resolve(known.name());
        return known.isAt(path) || !Files.exists(path) ? known : new Victim(this.directory, known.name());
    }

    final List<Victim> victims() {
        return this.victims;
    }

    final Victim home() {
        return this.victims.get(0);
    }

    final boolean isSaidToBeOpen() {
        return home().file().getInt(RingFile.STATE) == 1;
    }

    final List<Slot> slots() {
        return this.slots;
    }

    final @Nullable ShmConsumer consumer() {
        return this.consumer;
    }

    final void give(@Nullable ShmConsumer taken, int writes) {
        this.consumer = taken;
        this.writesBefore = writes;
    }

    /** As {@link Slot#assertWakeUpsAnswerWrites}, for each ring. */
    final void assertWakeUpsAnswerWrites(int writes) {
        ShmConsumer held = this.consumer;
        int arms = this.slots.size() * (writes - this.writesBefore + 1);
        if (held != null && held.wakeups() > arms) {
            throw new AssertionError("the consumer sent " + held.wakeups() + " wake-ups for " + arms + " arms at most");
        }
    }

    final ShmInspector inspect() {
        return ShmInspector.open(name(), this.options);
    }

    /** By hand, as error messages advise when nothing else is possible. */
    final void removeFiles() {
        try {
            List<String> names = new ArrayList<>(ringNames());
            names.add(homeName());
            for (String file : names) {
                Files.deleteIfExists(this.directory.resolve(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

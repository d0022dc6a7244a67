/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever was done to a ring: its handles can be closed and keep nothing then; what came through rings that nobody has
 * overwritten is complete; and a new ring of the same name works.
 */
final class Aftermath {

    private static final long LOCKS = 1L << 62;

    private final Rig rig;

    Aftermath(Rig rig) {
        this.rig = rig;
    }

    void check() {
        try {
            closeAll();
            assertNothingHeld();
            assertNothingLost();
            removeAll();
            assertANewOneWorks();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void closeAll() {
        List<ShmRole> roles = new ArrayList<>();
        this.rig.slots().forEach(slot -> roles.add(slot.producer()));
        roles.add(this.rig.consumer());
        roles.removeIf(role -> role == null);
        Call<?> close = Call.run("close", this.rig::disconnect);
        if (close.hasThrown() || roles.stream().anyMatch(ShmRole::isOpen)) {
            throw new AssertionError(close + " left " + roles);
        }
    }

    private void assertNothingHeld() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            List<Path> left = descriptors
                    .filter(Files::isSymbolicLink)
                    .map(Aftermath::target)
                    .filter(file -> file.startsWith(this.rig.directory()))
                    .toList();
            if (!left.isEmpty()) {
                throw new AssertionError("descriptors left: " + left);
            }
        }
        Path home = this.rig.directory().resolve(this.rig.homeName());
        if (!Files.exists(home)) {
            return;
        }
        try (FileChannel file = FileChannel.open(home, StandardOpenOption.WRITE);
                FileLock locks = file.tryLock(LOCKS, 2000, false)) {
            if (locks == null) {
                throw new AssertionError("locks of " + home + " are held");
            }
        }
    }

    /** The descriptor through which the directory was listed is gone by now. */
    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException closed) {
            return descriptor;
        }
    }

    /** Each ring of garbage costs one exception; the others are drained. */
    private void assertNothingLost() {
        Path home = this.rig.directory().resolve(this.rig.homeName());
        boolean whole = this.rig.victims().stream()
                .allMatch(victim -> victim.isAt(this.rig.directory().resolve(victim.name())));
        if (!Files.exists(home) || !whole || this.rig.home().isOverwritten()) {
            return;
        }
        this.rig.connect();
        Call<ShmConsumer> taken = Call.of("consumer", this.rig::openConsumer);
        ShmConsumer consumer = taken.value();
        if (consumer == null) {
            return; // the head of a ring is garbage, too
        }
        for (int round = 0; round <= this.rig.slots().size(); round++) {
            Call.of(
                    "poll",
                    () -> consumer.poll(
                            (payload, record) -> {
                                Slot slot = this.rig.slots().get(Math.max(0, record.producer()));
                                slot.expectations().received(payload, record, slot.isBelieved());
                                slot.expectations().released();
                            },
                            1000));
        }
        consumer.close();
        this.rig.disconnect();
        for (Slot slot : this.rig.slots()) {
            if (slot.isBelieved() && slot.expectations().outstanding() > 0) {
                throw new AssertionError(slot.expectations().outstanding() + " messages of " + slot.id() + " are lost");
            }
        }
    }

    private void removeAll() throws IOException {
        this.rig.victims().forEach(Victim::look);
        Call<Boolean> unlink = Call.of("forceUnlink", () -> this.rig.unlink(true));
        boolean overwritten = this.rig.victims().stream().anyMatch(Victim::isOverwritten);
        if (unlink.hasThrown()) {
            this.rig.victims().forEach(victim -> victim.assertChangedOnly(Territory.NOBODY.bytes(), "forceUnlink"));
        }
        if (!overwritten && (unlink.hasThrown() || !isEmpty())) {
            throw new AssertionError(unlink + " of what nobody has overwritten");
        }
        this.rig.removeFiles();
    }

    private void assertANewOneWorks() throws IOException {
        this.rig.create(0);
        ShmConsumer created = this.rig.consumer();
        ShmConsumer consumer = created != null ? created : this.rig.openConsumer();
        ShmProducer producer = this.rig.openProducer(0);
        boolean sent = producer.offer(ByteBuffer.allocate(8));
        int received = consumer.poll((payload, record) -> {}, 10);
        producer.close();
        consumer.close();
        this.rig.disconnect();
        if (!sent || received != 1 || !this.rig.unlink(false) || !isEmpty()) {
            throw new AssertionError("a new ring of the same name does not work: " + sent + ", " + received);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(this.rig.directory())) {
            return files.findAny().isEmpty();
        }
    }
}

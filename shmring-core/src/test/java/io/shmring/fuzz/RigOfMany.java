/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.ShmRole;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A system of two producers. */
final class RigOfMany extends Rig {

    RigOfMany(Path directory, boolean stamped) {
        super(directory, stamped);
    }

    @Override
    String homeName() {
        return name() + "_doorbell";
    }

    @Override
    List<String> ringNames() {
        return List.of(name() + "_ring_0", name() + "_ring_1");
    }

    @Override
    ShmConsumer createNew() {
        return MpscConsumer.create(name(), 2, CAPACITY, options());
    }

    /** There is nothing but the roles. */
    @Override
    void connect() {}

    @Override
    void disconnect() {
        close(consumer());
        for (Slot slot : slots()) {
            close(slot.producer());
        }
    }

    private static void close(@Nullable ShmRole handle) {
        if (handle != null) {
            handle.close();
        }
    }

    @Override
    ShmProducer openProducer(int id) {
        return MpscProducer.connect(name(), id, options());
    }

    @Override
    ShmConsumer openConsumer() {
        return MpscConsumer.connect(name(), options());
    }

    @Override
    boolean unlink(boolean force) {
        return force ? MpscConsumer.forceUnlink(name(), options()) : MpscConsumer.unlink(name(), options());
    }

    @Override
    Territory consumersPartOfRing() {
        return Territory.CONSUMER_OF_MANY;
    }

    @Override
    Territory producersPartOfHome() {
        return Territory.BELL;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ring of one producer. */
final class RigOfOne extends Rig {

    private @Nullable SpscShm ring;

    RigOfOne(Path directory, boolean stamped) {
        super(directory, stamped);
    }

    @Override
    String homeName() {
        return name();
    }

    @Override
    List<String> ringNames() {
        return List.of(name());
    }

    @Override
    @Nullable
    ShmConsumer createNew() {
        this.ring = SpscShm.create(name(), CAPACITY, options());
        return null;
    }

    @Override
    void connect() {
        this.ring = SpscShm.connect(name(), options());
    }

    @Override
    void disconnect() {
        SpscShm open = this.ring;
        if (open != null) {
            open.close();
            this.ring = null;
        }
    }

    @Override
    ShmProducer openProducer(int id) {
        return ring().producer();
    }

    @Override
    ShmConsumer openConsumer() {
        return ring().consumer();
    }

    private SpscShm ring() {
        SpscShm open = this.ring;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        return open;
    }

    @Override
    boolean unlink(boolean force) {
        return force ? SpscShm.forceUnlink(name(), options()) : SpscShm.unlink(name(), options());
    }

    @Override
    Territory consumersPartOfRing() {
        return Territory.CONSUMER;
    }

    @Override
    Territory producersPartOfHome() {
        return Territory.PRODUCER;
    }
}

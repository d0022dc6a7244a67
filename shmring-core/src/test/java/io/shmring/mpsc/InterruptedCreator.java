/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.ShmOptions;
import io.shmring.layout.RingLayout;
import io.shmring.object.Geometry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates a system step by step, for a test that kills its process in between. */
final class InterruptedCreator {

    private @Nullable MpscCreation creation;
    private MpscCreation.@Nullable Draft draft;

    /** CREATE 1. Returns the doorbell's identity. */
    long begin(String name, int producers, int capacity) {
        MpscCreation begun = new MpscCreation(
                MpscSystem.of(name, ShmOptions.defaults()),
                new Geometry(RingLayout.roundCapacity(capacity), producers, null));
        this.creation = begun;
        this.draft = Objects.requireNonNull(begun.begin(), "the name is taken");
        return doorbell().doorbell().identity().instanceId();
    }

    private MpscCreation.Draft doorbell() {
        return Objects.requireNonNull(this.draft);
    }

    /** CREATE 2 for the first rings. */
    int build(int rings) {
        for (int i = 0; i < rings; i++) {
            Objects.requireNonNull(this.creation).buildRing(doorbell().doorbell(), i);
        }
        return rings;
    }

    /** CREATE 2 for one ring, up to the moment before its identity is in its slot. */
    int buildWithoutSlot(int ring) {
        Objects.requireNonNull(this.creation).buildRing(doorbell().doorbell(), ring);
        doorbell().doorbell().control().slotVolatile(ring, 0);
        return ring;
    }
}

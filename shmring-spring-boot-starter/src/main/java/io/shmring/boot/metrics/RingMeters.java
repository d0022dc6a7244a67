/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.shmring.ShmSnapshot;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRingType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The meters of one ring: those of each slot that this application sees, and its own counts. No figure is counted under two
 * tags, so sums over the tag {@code producer} are right.
 */
final class RingMeters {

    static final String RESCUES_DESCRIPTION =
            "Times that a sleeping side had to find out by itself that it could go on; 0 unless a process was killed or stopped";

    private final ShmRing ring;
    private final RingFigures figures;
    private final int ownSlot;
    private final List<SlotMeters> slots;

    RingMeters(ShmRing ring) {
        this.ring = ring;
        this.figures = new RingFigures(ring);
        this.ownSlot =
                ring.role().consumes() ? RingTags.NO_SLOT : ring.producer().producerId();
        this.slots = (isConsumerOfMany() ? IntStream.range(0, ring.consumer().producers()) : IntStream.of(this.ownSlot))
                .mapToObj((slot) -> new SlotMeters(ring, this.figures, slot))
                .toList();
    }

    void bindTo(MeterRegistry registry) {
        this.slots.forEach((slot) -> slot.bindTo(registry));
        if (isConsumerOfMany()) {
            FunctionCounter.builder("shmring.rescues", this, RingMeters::dataRescues)
                    .description(RESCUES_DESCRIPTION)
                    .tags(RingTags.of(this.ring, RingTags.NO_SLOT))
                    .register(registry);
        }
        FunctionCounter.builder("shmring.wakeups", this.ring, ShmRing::wakeups)
                .description("Times that this application woke a sleeping peer")
                .tags(RingTags.of(this.ring, this.ownSlot))
                .register(registry);
        FunctionCounter.builder("shmring.drops", this.ring, ShmRing::drops)
                .description("Messages that this application dropped because the ring was full")
                .tags(RingTags.of(this.ring, this.ownSlot))
                .register(registry);
    }

    private boolean isConsumerOfMany() {
        return this.ring.type() == ShmRingType.MPSC && this.ring.role().consumes();
    }

    private double dataRescues() {
        ShmSnapshot snapshot = this.figures.latest();
        return (snapshot != null) ? snapshot.dataRescues() : Double.NaN;
    }
}

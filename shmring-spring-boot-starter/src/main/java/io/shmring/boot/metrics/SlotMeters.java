/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.shmring.ShmSnapshot;
import io.shmring.spring.core.ShmRing;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the control block of one producer's ring tells: that of a ring of one producer, or of one slot. */
final class SlotMeters {

    private final RingFigures figures;
    private final int slot;
    private final Tags tags;

    SlotMeters(ShmRing ring, RingFigures figures, int slot) {
        this.figures = figures;
        this.slot = slot;
        this.tags = RingTags.of(ring, slot);
    }

    void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "shmring.available",
                "Bytes published and not released",
                (meters) -> meters.now(ShmSnapshot.Ring::available));
        gauge(
                registry,
                "shmring.free",
                "Bytes of the data area not in use",
                (meters) -> meters.now(ShmSnapshot.Ring::freeSpace));
        gauge(registry, "shmring.capacity", "Bytes of the data area", SlotMeters::capacity);
        counter(
                registry,
                "shmring.messages.published",
                "Messages published",
                (meters) -> meters.count(ShmSnapshot.Ring::published));
        counter(
                registry,
                "shmring.messages.consumed",
                "Messages consumed",
                (meters) -> meters.count(ShmSnapshot.Ring::consumed));
        counter(
                registry,
                "shmring.stalls",
                "Times that the producer found no room, once per episode",
                (meters) -> meters.count(ShmSnapshot.Ring::stalls));
        counter(registry, "shmring.rescues", RingMeters.RESCUES_DESCRIPTION, SlotMeters::rescues);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<SlotMeters> value) {
        Gauge.builder(name, this, value)
                .description(description)
                .baseUnit(BaseUnits.BYTES)
                .tags(this.tags)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToDoubleFunction<SlotMeters> value) {
        FunctionCounter.builder(name, this, value)
                .description(description)
                .tags(this.tags)
                .register(registry);
    }

    private double now(ToLongFunction<ShmSnapshot.Ring> figure) {
        return value(this.figures.current(), figure);
    }

    private double count(ToLongFunction<ShmSnapshot.Ring> figure) {
        return value(this.figures.latest(), figure);
    }

    private double capacity() {
        ShmSnapshot snapshot = this.figures.current();
        return (snapshot != null) ? snapshot.capacity() : Double.NaN;
    }

    /** A ring of one producer has no slots, so that the consumer's rescues have no other place. */
    private double rescues() {
        ShmSnapshot snapshot = this.figures.latest();
        double spaceRescues = value(snapshot, ShmSnapshot.Ring::spaceRescues);
        return (snapshot != null && this.slot == RingTags.NO_SLOT)
                ? spaceRescues + snapshot.dataRescues()
                : spaceRescues;
    }

    private double value(@Nullable ShmSnapshot snapshot, ToLongFunction<ShmSnapshot.Ring> figure) {
        if (snapshot != null) {
            for (ShmSnapshot.Ring candidate : snapshot.rings()) {
                if (candidate.producerId() == this.slot) {
                    return figure.applyAsLong(candidate);
                }
            }
        }
        return Double.NaN;
    }
}

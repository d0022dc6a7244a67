/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.shmring.ShmException;
import io.shmring.ShmRecord;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRingType;
import io.shmring.spring.listener.ShmListenerRecorder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Times the messages of one ring, in all registries that came so far: the listener's time, and the time from publication to
 * the listener if the ring is stamped. All timers are made when a registry comes, so that a message allocates nothing.
 */
final class ListenerRecorder implements ShmListenerRecorder {

    private final ShmRing ring;
    private final boolean slots;
    private volatile Timers[] timers = {}; // mostly one

    /**
     * The timers in one registry, by slot.
     *
     * @param listener the listener's time
     * @param latency the time from publication; empty if the ring is not stamped
     */
    private record Timers(Timer[] listener, Timer[] latency) {}

    ListenerRecorder(ShmRing ring) {
        this.ring = ring;
        this.slots = ring.type() == ShmRingType.MPSC;
    }

    /** Called one after the other, while singletons or the registry are made. */
    void bindTo(MeterRegistry registry) {
        Timer[] listener = timers(registry, "shmring.listener", "Time that the listener takes for a message");
        Timer[] latency = isStamped()
                ? timers(registry, "shmring.latency", "Time from the publication of a message to its listener")
                : new Timer[0];
        Timers[] extended = Arrays.copyOf(this.timers, this.timers.length + 1);
        extended[extended.length - 1] = new Timers(listener, latency);
        this.timers = extended;
    }

    private Timer[] timers(MeterRegistry registry, String name, String description) {
        return (this.slots ? IntStream.range(0, this.ring.consumer().producers()) : IntStream.of(RingTags.NO_SLOT))
                .mapToObj((slot) -> Timer.builder(name)
                        .description(description)
                        .tags(RingTags.of(this.ring, slot))
                        .register(registry))
                .toArray(Timer[]::new);
    }

    private boolean isStamped() {
        try {
            return this.ring.snapshot().stamped();
        } catch (ShmException ex) {
            return true; // nobody knows: a timer that stays at zero is the smaller harm
        }
    }

    @Override
    public void record(ShmRecord record, long startNanos, long endNanos, @Nullable Throwable failure) {
        int index = this.slots ? record.producer() : 0;
        for (Timers each : this.timers) {
            each.listener()[index].record(endNanos - startNanos, TimeUnit.NANOSECONDS);
            if (index < each.latency().length && record.hasPublishTime()) {
                each.latency()[index].record(startNanos - record.publishTimeNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shmring.spring.core.ShmRings;
import java.util.List;

/**
 * Meters of every ring. Registries keep their sources only weakly, so this binder keeps them as long as it lives: meters do
 * not go blank, and a registry that outlives the application context keeps no ring alive.
 */
final class ShmRingMetrics implements MeterBinder {

    private final List<RingMeters> meters;
    private final ListenerTimers timers;

    ShmRingMetrics(ShmRings rings, ListenerTimers timers) {
        this.meters = rings.all().stream().map(RingMeters::new).toList();
        this.timers = timers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.meters.forEach((each) -> each.bindTo(registry));
        this.timers.bindTo(registry);
    }
}

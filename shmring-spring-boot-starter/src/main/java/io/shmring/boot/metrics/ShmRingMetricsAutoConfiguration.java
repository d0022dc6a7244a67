/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.core.ShmRings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for meters of rings and listeners. No bean asks for the registry: it comes to the binder when all
 * singletons exist, so that a user's binder may use the template.
 */
@AutoConfiguration(
        after = ShmRingAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({MeterRegistry.class, MeterBinder.class})
@ConditionalOnBean({MeterRegistry.class, ShmRings.class})
public final class ShmRingMetricsAutoConfiguration {

    ShmRingMetricsAutoConfiguration() {}

    @Bean
    ListenerTimers shmListenerTimers(ShmRings rings) {
        return new ListenerTimers(rings);
    }

    @Bean
    ShmRingMetrics shmRingMetrics(ShmRings rings, ListenerTimers timers) {
        return new ShmRingMetrics(rings, timers);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.health;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.boot.ShmRingProperties;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health contributor {@code shmring}, with a component for each ring. Without any ring it has none,
 * and the health endpoint leaves it out.
 */
@AutoConfiguration(after = ShmRingAutoConfiguration.class)
@ConditionalOnClass({CompositeHealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("shmring")
@ConditionalOnBean({ShmRings.class, ShmListenerEndpointRegistry.class})
public final class ShmRingHealthContributorAutoConfiguration {

    ShmRingHealthContributorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = {"shmringHealthIndicator", "shmringHealthContributor"})
    CompositeHealthContributor shmringHealthContributor(
            ShmRings rings, ShmListenerEndpointRegistry registry, ShmRingProperties properties) {
        Map<String, ShmRing> byKey = new LinkedHashMap<>();
        rings.all().forEach((ring) -> byKey.put(ring.key(), ring));
        return CompositeHealthContributor.fromMap(
                byKey, (ring) -> new ShmRingHealthIndicator(ring, registry, properties.health()));
    }
}

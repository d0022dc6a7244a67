/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for {@link ShmRingEndpoint}. */
@AutoConfiguration(after = ShmRingAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnAvailableEndpoint(ShmRingEndpoint.class)
@ConditionalOnBean({ShmRings.class, ShmListenerEndpointRegistry.class})
public final class ShmRingEndpointAutoConfiguration {

    ShmRingEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ShmRingEndpoint shmRingEndpoint(ShmRings rings, ShmListenerEndpointRegistry registry) {
        return new ShmRingEndpoint(rings, registry);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint(endpoint = ShmRingEndpoint.class, exposure = EndpointExposure.WEB)
    ShmRingEndpointWebExtension shmRingEndpointWebExtension(ShmRingEndpoint endpoint) {
        return new ShmRingEndpointWebExtension(endpoint);
    }
}

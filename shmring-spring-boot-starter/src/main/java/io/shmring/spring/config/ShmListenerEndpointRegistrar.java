/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

/** Takes the listeners of a {@link ShmListenerConfigurer}. */
public final class ShmListenerEndpointRegistrar {

    private final ShmListenerEndpointRegistry registry;

    /**
     * Creates a registrar.
     *
     * @param registry gets the endpoints
     */
    public ShmListenerEndpointRegistrar(ShmListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    /**
     * Registers a listener whose container the default factory makes.
     *
     * @param endpoint the listener and its ring
     * @throws ShmListenerConfigurationException as in {@link ShmListenerEndpointRegistry#register(ShmListenerEndpoint)}
     */
    public void registerEndpoint(ShmListenerEndpoint endpoint) {
        this.registry.register(endpoint);
    }

    /**
     * Registers a listener.
     *
     * @param endpoint the listener and its ring
     * @param containerFactory makes its container
     * @throws ShmListenerConfigurationException as in {@link ShmListenerEndpointRegistry#register(ShmListenerEndpoint)}
     */
    public void registerEndpoint(ShmListenerEndpoint endpoint, ShmListenerContainerFactory containerFactory) {
        this.registry.register(endpoint, containerFactory);
    }
}

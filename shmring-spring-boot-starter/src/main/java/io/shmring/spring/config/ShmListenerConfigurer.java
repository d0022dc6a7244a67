/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

/**
 * Registers listeners that are not annotated methods. Declare a bean of this type; it is called once, when all singletons
 * exist and before any annotated listener is registered.
 */
@FunctionalInterface
public interface ShmListenerConfigurer {

    /**
     * Registers listeners.
     *
     * @param registrar takes them
     */
    void configureShmListeners(ShmListenerEndpointRegistrar registrar);
}

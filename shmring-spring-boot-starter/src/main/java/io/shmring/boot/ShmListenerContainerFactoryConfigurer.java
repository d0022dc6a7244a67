/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.listener.ShmContainerProperties;
import io.shmring.spring.listener.ShmErrorHandler;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Sets up a container factory as the properties and beans of the application say. For applications that declare a factory of
 * their own: it keeps what is configured, and changes what it wants to be otherwise.
 */
public final class ShmListenerContainerFactoryConfigurer {

    private final ShmContainerProperties properties;
    private final ObjectProvider<ShmErrorHandler> errorHandler;
    private final ObjectProvider<ShmListenerContainerCustomizer> customizers;

    ShmListenerContainerFactoryConfigurer(
            ShmContainerProperties properties,
            ObjectProvider<ShmErrorHandler> errorHandler,
            ObjectProvider<ShmListenerContainerCustomizer> customizers) {
        this.properties = properties;
        this.errorHandler = errorHandler;
        this.customizers = customizers;
    }

    /**
     * Sets up a factory.
     *
     * @param factory a new factory
     */
    public void configure(ShmListenerContainerFactory factory) {
        factory.setContainerProperties(this.properties);
        this.errorHandler.ifAvailable(factory::setErrorHandler);
        factory.setContainerCustomizer((container) ->
                this.customizers.orderedStream().forEach((customizer) -> customizer.customize(container)));
    }
}

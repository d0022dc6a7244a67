/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.listener.ShmMessageListenerContainer;

/** Changes a container before it is registered. Declare a bean of this type to change all of them. */
@FunctionalInterface
public interface ShmListenerContainerCustomizer {

    /**
     * Changes a container.
     *
     * @param container a container that has never run
     */
    void customize(ShmMessageListenerContainer container);
}

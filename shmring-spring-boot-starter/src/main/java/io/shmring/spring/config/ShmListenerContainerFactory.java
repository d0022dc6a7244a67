/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.DefaultErrorHandler;
import io.shmring.spring.listener.RingListenerContainer;
import io.shmring.spring.listener.ShmContainerProperties;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageFilter;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.util.ClassUtils;

/**
 * Makes the containers of endpoints. Set up before it makes the first one; a bean of this type is told the application's event
 * publisher and class loader by Spring.
 */
public final class ShmListenerContainerFactory implements BeanClassLoaderAware, ApplicationEventPublisherAware {

    /** The name of the bean that makes the containers of listeners which name no other one. */
    public static final String DEFAULT_BEAN_NAME = "shmListenerContainerFactory";

    private final ShmRings rings;
    private ShmContainerProperties properties = ShmContainerProperties.DEFAULTS;
    private ShmErrorHandler errorHandler = new DefaultErrorHandler();
    private @Nullable ShmMessageFilter filter;
    private ShmListenerContainerCustomizer customizer = (container) -> {};
    private ApplicationEventPublisher publisher = (event) -> {};
    private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

    /**
     * Creates a factory whose containers work as {@link ShmContainerProperties#DEFAULTS} say, with a {@link
     * DefaultErrorHandler}.
     *
     * @param rings the declared rings
     */
    public ShmListenerContainerFactory(ShmRings rings) {
        this.rings = rings;
    }

    /**
     * Sets how containers work, unless their endpoint says otherwise.
     *
     * @param properties for all containers
     */
    public void setContainerProperties(ShmContainerProperties properties) {
        this.properties = properties;
    }

    /**
     * How containers work, unless their endpoint says otherwise.
     *
     * @return the properties, to be changed and set again
     */
    public ShmContainerProperties getContainerProperties() {
        return this.properties;
    }

    /**
     * Sets who decides about failed messages, unless their endpoint says otherwise.
     *
     * @param errorHandler for all containers
     */
    public void setErrorHandler(ShmErrorHandler errorHandler) {
        this.errorHandler = errorHandler;
    }

    /**
     * Sets which messages listeners get, unless their endpoint says otherwise.
     *
     * @param filter for all containers, or null for every message
     */
    public void setFilter(@Nullable ShmMessageFilter filter) {
        this.filter = filter;
    }

    /**
     * Sets who has the last word about each container, in place of the customizer beans and of what times listeners, if those
     * were set before.
     *
     * @param customizer called when everything else is set
     */
    public void setContainerCustomizer(ShmListenerContainerCustomizer customizer) {
        this.customizer = customizer;
    }

    /**
     * Sets who gets the containers' events.
     *
     * @param publisher the application context, as a rule
     */
    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * Makes a stopped container.
     *
     * @param endpoint the listener and its ring
     * @return a container that has never run
     * @throws ShmListenerConfigurationException if the ring is not declared, or the application does not consume it, or the
     *     listener wants to acknowledge messages and the ack mode is not {@link AckMode#MANUAL}, or the other way round
     */
    public ShmMessageListenerContainer createListenerContainer(ShmListenerEndpoint endpoint) {
        ShmRing ring = consumedRing(endpoint);
        ShmMessageListenerContainer container = container(endpoint, ring);
        container.setErrorHandler((endpoint.errorHandler() != null) ? endpoint.errorHandler() : this.errorHandler);
        container.setFilter((endpoint.filter() != null) ? endpoint.filter() : this.filter);
        this.customizer.customize(container);
        return container;
    }

    ShmRings rings() {
        return this.rings;
    }

    private ShmContainerProperties properties(ShmListenerEndpoint endpoint) {
        ShmContainerProperties effective = this.properties;
        if (endpoint.autoStartup() != null) {
            effective = effective.withAutoStartup(endpoint.autoStartup());
        }
        return (endpoint.ackMode() != null) ? effective.withAckMode(endpoint.ackMode()) : effective;
    }

    private ShmMessageListenerContainer container(ShmListenerEndpoint endpoint, ShmRing ring) {
        try {
            return new RingListenerContainer(
                    endpoint.id(),
                    ring.key(),
                    ring.consumer(),
                    endpoint.listener(),
                    properties(endpoint),
                    this.publisher,
                    this.classLoader);
        } catch (IllegalArgumentException ex) {
            throw new ShmListenerConfigurationException(
                    "Listener '" + endpoint.id() + "' (" + endpoint.description() + ") does not fit its ack mode: "
                            + ex.getMessage(),
                    "Let it take an Acknowledgment in ack mode manual and in no other, or set its ackMode, or"
                            + " shmring.listener.ack-mode, to what it takes.",
                    ex);
        }
    }

    private ShmRing consumedRing(ShmListenerEndpoint endpoint) {
        ShmRing ring = this.rings
                .find(endpoint.ring())
                .orElseThrow(() -> new ShmListenerConfigurationException(
                        "Listener '" + endpoint.id() + "' (" + endpoint.description() + ") listens to ring '"
                                + endpoint.ring() + "', which is not declared. Declared rings: " + this.rings.keys(),
                        "Declare the ring under shmring.rings." + endpoint.ring()
                                + " with role 'consumer', or name a declared one in the listener.",
                        null));
        if (!ring.role().consumes()) {
            throw new ShmListenerConfigurationException(
                    "Listener '" + endpoint.id() + "' (" + endpoint.description() + ") listens to ring '"
                            + endpoint.ring() + "', which is declared with role 'producer'. Consumed rings: "
                            + this.rings.all().stream()
                                    .filter((candidate) -> candidate.role().consumes())
                                    .map(ShmRing::key)
                                    .toList(),
                    "Set shmring.rings." + endpoint.ring()
                            + ".role to 'consumer' (or 'both' to listen to what this application sends itself), or name"
                            + " a consumed ring in the listener.",
                    null);
        }
        return ring;
    }
}

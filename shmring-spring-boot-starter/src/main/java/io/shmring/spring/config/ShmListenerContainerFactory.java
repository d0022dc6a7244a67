/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.RingListenerContainer;
import io.shmring.spring.listener.ShmContainerProperties;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.util.ClassUtils;

/** Makes the containers of endpoints. */
public final class ShmListenerContainerFactory implements BeanClassLoaderAware {

    private final ShmRings rings;
    private final ShmContainerProperties properties;
    private final ApplicationEventPublisher publisher;
    private final Supplier<Stream<ShmListenerContainerCustomizer>> customizers;
    private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

    /**
     * Creates a factory.
     *
     * @param rings the declared rings
     * @param properties how containers work, unless their endpoint says otherwise
     * @param publisher who gets their events
     * @param customizers who changes them, in order; asked for each container
     */
    public ShmListenerContainerFactory(
            ShmRings rings,
            ShmContainerProperties properties,
            ApplicationEventPublisher publisher,
            Supplier<Stream<ShmListenerContainerCustomizer>> customizers) {
        this.rings = rings;
        this.properties = properties;
        this.publisher = publisher;
        this.customizers = customizers;
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
     * @throws ShmListenerConfigurationException if the ring is not declared, or the application does not consume it
     */
    public ShmMessageListenerContainer createListenerContainer(ShmListenerEndpoint endpoint) {
        ShmRing ring = consumedRing(endpoint);
        ShmContainerProperties effective = (endpoint.autoStartup() != null)
                ? this.properties.withAutoStartup(endpoint.autoStartup())
                : this.properties;
        ShmMessageListenerContainer container = new RingListenerContainer(
                endpoint.id(),
                ring.key(),
                ring.consumer(),
                endpoint.listener(),
                effective,
                this.publisher,
                this.classLoader);
        this.customizers.get().forEach((customizer) -> customizer.customize(container));
        return container;
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

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import io.shmring.boot.ShmListenerContainerFactoryConfigurer;
import io.shmring.boot.ShmTemplateCustomizer;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerConfigurer;
import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpoint;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.event.ShmContainerStartedEvent;
import io.shmring.spring.event.ShmContainerStoppedEvent;
import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.ContainerStoppingErrorHandler;
import io.shmring.spring.listener.ShmMessageFilter;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** How docs/spring.md changes what is configured by default. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ConfigurationExample {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @Bean
    ShmListenerContainerFactory strictContainerFactory(
            ShmRings rings, ShmListenerContainerFactoryConfigurer configurer) {
        ShmListenerContainerFactory factory = new ShmListenerContainerFactory(rings);
        configurer.configure(factory); // as the properties say
        factory.setContainerProperties(factory.getContainerProperties().withAckMode(AckMode.AFTER_HANDLER));
        factory.setErrorHandler(new ContainerStoppingErrorHandler());
        return factory;
    }

    @Bean
    ShmMessageFilter large() {
        return (payload, record) -> payload.remaining() > 8;
    }

    @ShmListener(id = "ledger", ring = "bookings", containerFactory = "strictContainerFactory", filter = "large")
    void booking(String text) {
        if (text.contains("error")) {
            throw new IllegalStateException(text);
        }
        this.seen.add(text);
    }

    @Bean
    ShmListenerConfigurer listeners() {
        return (registrar) -> registrar.registerEndpoint(
                ShmListenerEndpoint.builder("raw", (payload, record) -> this.seen.add(payload.remaining() + " bytes"))
                        .id("counting")
                        .build());
    }

    @Bean
    ShmListenerContainerCustomizer describing() {
        return (container) -> this.seen.add("container " + container.getListenerId());
    }

    @Bean
    ShmTemplateCustomizer toBookings() {
        return (template) -> template.setDefaultRing("bookings");
    }

    @EventListener
    void stopped(ShmContainerStoppedEvent event) {
        this.seen.add(event.getListenerId() + " stopped: " + event.getReason());
    }

    @EventListener
    void started(ShmContainerStartedEvent event) {
        this.seen.add(event.getListenerId() + " started");
    }

    @Bean
    Books books() {
        return new Books(this.seen);
    }

    /** Open while listeners run. */
    static class Books implements SmartLifecycle {

        private final List<String> seen;
        private volatile boolean open;

        Books(List<String> seen) {
            this.seen = seen;
        }

        @Override
        public int getPhase() { // of a SmartLifecycle: started before the listeners, stopped after them
            return ShmMessageListenerContainer.PHASE - 1;
        }

        @Override
        public void start() {
            this.open = true;
            this.seen.add("books open");
        }

        @Override
        public void stop() {
            this.open = false;
            this.seen.add("books closed");
        }

        @Override
        public boolean isRunning() {
            return this.open;
        }
    }

    static boolean isTakingBookings(ShmListenerEndpointRegistry registry) {
        ShmMessageListenerContainer ledger = registry.findContainer("ledger").orElseThrow();
        return ledger.isActuallyConsuming(); // now; isRunning() is whether it was told to, and did not fail
    }

    static void overnight(ShmListenerEndpointRegistry registry) {
        registry.findContainer("ledger").orElseThrow().pause(); // before the next message
        registry.findContainer("ledger").orElseThrow().resume();
    }
}

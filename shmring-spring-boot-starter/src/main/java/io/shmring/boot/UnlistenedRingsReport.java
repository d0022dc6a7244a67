/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/** Warns, when the application is ready, of each ring that it consumes and nobody listens to. */
class UnlistenedRingsReport implements ApplicationListener<ApplicationReadyEvent> {

    private static final Log logger = LogFactory.getLog(UnlistenedRingsReport.class);

    private final ApplicationContext context;
    private final ShmRings rings;
    private final ShmListenerEndpointRegistry registry;

    UnlistenedRingsReport(ApplicationContext context, ShmRings rings, ShmListenerEndpointRegistry registry) {
        this.context = context;
        this.rings = rings;
        this.registry = registry;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() == this.context) { // the events of its children come here too
            report();
        }
    }

    private void report() {
        this.rings.all().stream()
                .filter((ring) -> ring.role().consumes())
                .filter((ring) -> this.registry.findContainerOfRing(ring.key()).isEmpty())
                .forEach((ring) -> logger.warn("Ring '" + ring.key() + "' has no @ShmListener: its messages stay in the"
                        + " ring, and its producers will find it full, unless the bean '"
                        + RingKeys.beanName(ring.key()) + "' is polled by the application itself. With lazy"
                        + " initialization a listener is found only if its @Bean method returns its class, not an"
                        + " interface of it"));
    }
}

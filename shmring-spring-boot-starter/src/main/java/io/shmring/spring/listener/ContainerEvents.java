/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.spring.event.ShmContainerEvent;
import io.shmring.spring.event.ShmContainerIdleEvent;
import io.shmring.spring.event.ShmContainerNoLongerIdleEvent;
import io.shmring.spring.event.ShmContainerPausedEvent;
import io.shmring.spring.event.ShmContainerResumedEvent;
import io.shmring.spring.event.ShmContainerStalledEvent;
import io.shmring.spring.event.ShmContainerStartedEvent;
import io.shmring.spring.event.ShmContainerStoppedEvent;
import io.shmring.spring.event.ShmListenerFailedEvent;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Publishes the events of one container. An exception of an event's listener is logged and never reaches the container's loop. An
 * {@code Error} ends the container, as one of its own listener does, unless the event is that of a stall: that one comes from the
 * thread that looks at the rings.
 */
final class ContainerEvents {

    private static final Log logger = LogFactory.getLog(ContainerEvents.class);

    private final ShmMessageListenerContainer source;
    private final ApplicationEventPublisher publisher;

    ContainerEvents(ShmMessageListenerContainer source, ApplicationEventPublisher publisher) {
        this.source = source;
        this.publisher = publisher;
    }

    void started() {
        publish(new ShmContainerStartedEvent(this.source, id(), ring()));
    }

    void stopped(@Nullable Throwable failure) {
        publish(new ShmContainerStoppedEvent(this.source, id(), ring(), failure));
    }

    void paused() {
        publish(new ShmContainerPausedEvent(this.source, id(), ring()));
    }

    void resumed() {
        publish(new ShmContainerResumedEvent(this.source, id(), ring()));
    }

    void failed(Exception failure) {
        publish(new ShmListenerFailedEvent(this.source, id(), ring(), failure));
    }

    void idle(Duration idleTime) {
        publish(new ShmContainerIdleEvent(this.source, id(), ring(), idleTime));
    }

    void noLongerIdle(Duration idleTime) {
        publish(new ShmContainerNoLongerIdleEvent(this.source, id(), ring(), idleTime));
    }

    void stalled(Duration age) {
        publish(new ShmContainerStalledEvent(this.source, id(), ring(), age));
    }

    private String id() {
        return this.source.getListenerId();
    }

    private String ring() {
        return this.source.getRing();
    }

    private void publish(ShmContainerEvent event) {
        try {
            this.publisher.publishEvent(event);
        } catch (RuntimeException ex) {
            if (this.publisher instanceof ConfigurableApplicationContext context && context.isClosed()) {
                logger.debug(event + " is for nobody: the application context is closed", ex);
            } else {
                logger.warn("Publishing " + event + " failed", ex);
            }
        }
    }
}

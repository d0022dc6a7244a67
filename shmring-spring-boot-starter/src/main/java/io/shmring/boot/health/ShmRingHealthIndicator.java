/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.health;

import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmSnapshot;
import io.shmring.boot.ShmRingProperties;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.EnumWords;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.listener.ShmContainerState;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of one ring, seen from this application. DOWN if the ring was removed, cannot be used any more because of garbage
 * or cannot be looked at, if its listener's container ended by itself, or if a producer's slot is left out because of garbage; also, if configured so, for a stalled
 * listener or a missing peer. What was stopped or paused on purpose is UP. Looks from outside and never waits.
 */
final class ShmRingHealthIndicator extends AbstractHealthIndicator {

    private final ShmRing ring;
    private final ShmListenerEndpointRegistry registry;
    private final ShmRingProperties.Health properties;

    ShmRingHealthIndicator(ShmRing ring, ShmListenerEndpointRegistry registry, ShmRingProperties.Health properties) {
        super("Looking at ring '" + ring.key() + "' failed");
        this.ring = ring;
        this.registry = registry;
        this.properties = properties;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up()
                .withDetail("role", EnumWords.of(this.ring.role()))
                .withDetail("type", EnumWords.of(this.ring.type()));
        long available = checkRing(builder);
        if (this.ring.role().consumes()) {
            checkQuarantine(builder);
            this.registry
                    .findContainerOfRing(this.ring.key())
                    .ifPresentOrElse(
                            (container) -> checkListener(builder, container, available),
                            () -> builder.withDetail("listener", "none"));
        }
    }

    /** The bytes that wait in the ring, 0 if nobody knows. */
    private long checkRing(Health.Builder builder) {
        if (this.ring.isRemoved()) {
            builder.down().withDetail("removed", "removed or replaced while in use");
        }
        if (this.ring.isFailed()) {
            builder.down().withDetail("failed", "the peer wrote garbage, or the file was truncated");
        }
        try {
            ShmSnapshot snapshot = this.ring.snapshot();
            builder.withDetail("state", EnumWords.of(snapshot.state())).withDetail("available", snapshot.available());
            if (snapshot.state() == ShmSnapshot.State.REMOVED || snapshot.state() == ShmSnapshot.State.UNKNOWN) {
                builder.down();
            }
            if (this.ring.isSuspended()) {
                builder.withDetail("suspended", true);
            } else {
                checkPeer(builder, snapshot);
            }
            return snapshot.available();
        } catch (ShmException | IllegalStateException ex) {
            builder.down(ex);
            return 0;
        }
    }

    private void checkPeer(Health.Builder builder, ShmSnapshot snapshot) {
        boolean present = (this.ring.role() == ShmRingRole.PRODUCER)
                ? snapshot.consumer().held()
                : snapshot.rings().stream().anyMatch((slot) -> slot.producer().held());
        builder.withDetail("peer", present ? "present" : "missing");
        if (!present && this.properties.missingPeerIsDown()) {
            builder.down();
        }
    }

    private void checkQuarantine(Health.Builder builder) {
        ShmConsumer consumer = this.ring.consumer();
        if (!consumer.isOpen()) {
            return;
        }
        List<Integer> quarantined = IntStream.range(0, consumer.producers())
                .filter(consumer::isQuarantined)
                .boxed()
                .toList();
        if (!quarantined.isEmpty()) {
            builder.down().withDetail("quarantined", quarantined);
        }
    }

    private void checkListener(Health.Builder builder, ShmMessageListenerContainer container, long available) {
        ShmContainerState state = container.getState();
        if (state == ShmContainerState.STALLED && available == 0) {
            state = ShmContainerState.RUNNING; // the figure is older than the last message
        }
        switch (state) {
            case FAILED ->
                builder.down()
                        .withDetail("listener", "stopped abnormally")
                        .withDetail("failure", String.valueOf(container.getFailure()));
            case STALLED -> stalled(builder, container);
            case RUNNING, PAUSED, STOPPED -> builder.withDetail("listener", EnumWords.of(state));
        }
    }

    private void stalled(Health.Builder builder, ShmMessageListenerContainer container) {
        builder.withDetail("listener", "stalled")
                .withDetail("lastProgressAgeMillis", container.getProgressAge().toMillis());
        if (this.properties.stalledIsDown()) {
            builder.down();
        }
    }
}

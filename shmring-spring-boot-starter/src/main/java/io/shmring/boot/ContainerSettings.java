/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.listener.ShmContainerProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Checks the properties of listener containers. */
final class ContainerSettings {

    private ContainerSettings() {}

    static ShmContainerProperties of(ShmRingProperties.Listener listener) {
        require(listener.pollLimit() >= 1, "poll-limit", listener.pollLimit(), "It must be at least 1.");
        require(
                !listener.shutdownTimeout().isNegative(),
                "shutdown-timeout",
                listener.shutdownTimeout(),
                "It must not be negative.");
        require(isPositive(listener.stalledAfter()), "stalled-after", listener.stalledAfter(), "It must be positive.");
        Duration idle = listener.idleEventInterval();
        require(idle == null || isPositive(idle), "idle-event-interval", idle, "It must be positive, or not set.");
        return new ShmContainerProperties(
                listener.autoStartup(),
                listener.ackMode(),
                listener.pollLimit(),
                listener.shutdownTimeout(),
                idle,
                listener.stalledAfter());
    }

    static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** The property is one below {@code shmring.listener}. */
    static void require(boolean valid, String property, @Nullable Object value, String reason) {
        if (!valid) {
            throw new InvalidConfigurationPropertyValueException(
                    ShmRingProperties.PREFIX + ".listener." + property, value, reason);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.boot.ShmRingProperties.Retry;
import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.retry.RetryPolicySettings;
import org.springframework.core.retry.RetryPolicy;

/** Checks the properties of retries. */
final class RetrySettings {

    private RetrySettings() {}

    static RetryPolicy of(Retry retry) {
        require(retry.maxRetries() >= 0, "max-retries", retry.maxRetries(), "It must not be negative.");
        require(isPositive(retry.delay()), "delay", retry.delay(), "It must be positive.");
        require(retry.multiplier() >= 1, "multiplier", retry.multiplier(), "It must be at least 1.");
        require(
                retry.maxDelay().compareTo(retry.delay()) >= 0,
                "max-delay",
                retry.maxDelay(),
                "It must be at least the delay, " + retry.delay() + ".");
        require(!retry.jitter().isNegative(), "jitter", retry.jitter(), "It must not be negative.");
        RetryPolicySettings settings = new RetryPolicySettings();
        settings.setMaxRetries(retry.maxRetries());
        settings.setDelay(retry.delay());
        settings.setMultiplier(retry.multiplier());
        settings.setMaxDelay(retry.maxDelay());
        settings.setJitter(retry.jitter());
        return settings.createRetryPolicy();
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean valid, String property, Object value, String reason) {
        if (!valid) {
            throw new InvalidConfigurationPropertyValueException(
                    ShmRingProperties.PREFIX + ".listener.retry." + property, value, reason);
        }
    }
}

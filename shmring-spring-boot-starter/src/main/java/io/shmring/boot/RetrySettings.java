/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.boot.ShmRingProperties.Retry;
import org.springframework.boot.retry.RetryPolicySettings;
import org.springframework.core.retry.RetryPolicy;

/** Checks the properties of retries. */
final class RetrySettings {

    private RetrySettings() {}

    static RetryPolicy of(Retry retry) {
        ContainerSettings.require(
                retry.maxRetries() >= 0, "retry.max-retries", retry.maxRetries(), "It must not be negative.");
        ContainerSettings.require(
                ContainerSettings.isPositive(retry.delay()), "retry.delay", retry.delay(), "It must be positive.");
        ContainerSettings.require(
                retry.multiplier() >= 1, "retry.multiplier", retry.multiplier(), "It must be at least 1.");
        ContainerSettings.require(
                retry.maxDelay().compareTo(retry.delay()) >= 0,
                "retry.max-delay",
                retry.maxDelay(),
                "It must be at least the delay, " + retry.delay() + ".");
        ContainerSettings.require(
                !retry.jitter().isNegative(), "retry.jitter", retry.jitter(), "It must not be negative.");
        RetryPolicySettings settings = new RetryPolicySettings();
        settings.setMaxRetries(retry.maxRetries());
        settings.setDelay(retry.delay());
        settings.setMultiplier(retry.multiplier());
        settings.setMaxDelay(retry.maxDelay());
        settings.setJitter(retry.jitter());
        return settings.createRetryPolicy();
    }
}

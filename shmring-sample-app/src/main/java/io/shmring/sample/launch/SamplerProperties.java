/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import io.shmring.sample.wire.Command;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sampler processes that this application starts, unless {@code sample.samplers.start} is false.
 *
 * @param rate samples a second of each, until told otherwise
 * @param maxHeap the largest heap of each, as {@code -Xmx} takes it
 * @param restartDelay how long after its end a sampler is started again
 * @param stopTimeout how long to wait for samplers to end by themselves
 */
@ConfigurationProperties("sample.samplers")
record SamplerProperties(
        @DefaultValue("500") int rate,
        @DefaultValue("32m") String maxHeap,
        @DefaultValue("1s") Duration restartDelay,
        @DefaultValue("3s") Duration stopTimeout) {

    SamplerProperties {
        if (!Command.isAcceptableRate(rate)) {
            throw new IllegalArgumentException(
                    "sample.samplers.rate is " + rate + ", not between 1 and " + Command.MAX_RATE);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import io.shmring.sample.sampler.SamplerMain;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.spring.core.ShmRings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the samplers, unless {@code sample.samplers.start} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "sample.samplers.start", matchIfMissing = true)
@EnableConfigurationProperties(SamplerProperties.class)
class SamplerLaunchConfiguration {

    @Bean
    SamplerLauncher samplerLauncher(SamplerProperties properties, ShmRings rings) {
        return new SamplerLauncher(
                scheduler -> Stream.of(SamplerKind.values())
                        .map(kind -> new SamplerChild(
                                kind.id(), command(kind, properties, rings), properties.restartDelay(), scheduler))
                        .toList(),
                properties.stopTimeout());
    }

    private static List<String> command(SamplerKind kind, SamplerProperties properties, ShmRings rings) {
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.java());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xmx" + properties.maxHeap());
        command.add("-XX:+UseSerialGC");
        command.addAll(JavaCommand.application(SamplerMain.class));
        command.add(kind.id());
        command.add(
                "--directory=" + rings.get("telemetry").definition().options().directory());
        command.add("--telemetry=" + rings.get("telemetry").name());
        command.add("--commands=" + rings.get(kind.commandRing()).name());
        command.add("--rate=" + properties.rate());
        command.add("--until-input-ends");
        return command;
    }
}

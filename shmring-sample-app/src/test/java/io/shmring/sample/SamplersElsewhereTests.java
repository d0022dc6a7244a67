/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.shmring.sample.command.SamplerCommands;
import io.shmring.sample.process.ChildProcess;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.sampler.SamplerMain;
import io.shmring.sample.stats.SamplerReport;
import io.shmring.sample.stats.TelemetryStatistics;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.spring.core.ShmRingFullException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application with samplers that it did not start. */
@Timeout(60)
class SamplersElsewhereTests {

    private final TestRings rings = new TestRings();

    @AfterEach
    void removeRings() {
        this.rings.close();
    }

    @Test
    void startsNoSampler() {
        long before = ProcessHandle.current().children().count();
        try (ConfigurableApplicationContext application = start()) {
            assertThat(ProcessHandle.current().children()).hasSize((int) before);
            assertThat(reports(application)).allSatisfy(report -> {
                assertThat(report.received()).isZero();
                assertThat(report.silentMillis()).isNull();
            });
        }
    }

    @Test
    void receivesFromTheSameSamplerAfterItsRestart() throws Exception {
        try (ChildProcess sampler = ChildProcess.java(
                SamplerMain.class,
                SamplerKind.CPU.id(),
                "--telemetry=" + this.rings.telemetry(),
                "--commands=" + this.rings.commands(SamplerKind.CPU))) {
            for (int run = 0; run < 2; run++) {
                try (ConfigurableApplicationContext application = start()) {
                    await().atMost(Duration.ofSeconds(20))
                            .until(() ->
                                    cpu(application).pid() == sampler.handle().pid());
                    assertThat(cpu(application).lost()).isZero();
                }
            }
        }
    }

    @Test
    void saysSoWhenNobodyReadsItsCommands() {
        try (ConfigurableApplicationContext application =
                start("--shmring.rings.disk-commands.capacity=4KB", "--shmring.rings.disk-commands.send-timeout=1ms")) {
            SamplerCommands commands = application.getBean(SamplerCommands.class);
            assertThatExceptionOfType(ShmRingFullException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            commands.pause(SamplerKind.DISK);
                        }
                    })
                    .withMessageContaining("disk-commands");
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--server.port=0";
        arguments[1] = "--shmring.name-prefix=" + this.rings.prefix();
        arguments[2] = "--sample.samplers.start=false";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new SpringApplicationBuilder(TelemetryApplication.class).run(arguments);
    }

    private static SamplerReport cpu(ConfigurableApplicationContext application) {
        return reports(application).get(SamplerKind.CPU.slot());
    }

    private static List<SamplerReport> reports(ConfigurableApplicationContext application) {
        return application.getBean(TelemetryStatistics.class).reports();
    }
}

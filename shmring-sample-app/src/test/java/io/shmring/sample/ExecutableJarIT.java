/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.sample.process.ChildProcess;
import io.shmring.sample.process.RunningApplication;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.wire.SamplerKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged application, run as its users run it: its samplers come out of the same jar. */
@Timeout(120)
class ExecutableJarIT {

    private final TestRings rings = new TestRings();

    @AfterEach
    void removeRings() {
        this.rings.close();
    }

    @Test
    void runsTheApplicationAndItsSamplers() throws Exception {
        List<String> command = List.of(
                "-Xmx128m",
                "-jar",
                System.getProperty("sample.jar"),
                "--server.port=0",
                "--shmring.name-prefix=" + this.rings.prefix());
        try (RunningApplication application = new RunningApplication(ChildProcess.java(command))) {
            application.awaitSamples();
            assertThat(application.samplers()).hasSize(SamplerKind.COUNT);
            assertThat(application.get("/")).contains("<title>shmring");
            application.process().terminate();
            application.process().awaitEnd();
            assertThat(application.process().output()).doesNotContain("WARNING: ");
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.sample.TelemetryApplication;
import io.shmring.sample.process.ChildProcess;
import io.shmring.sample.process.RunningApplication;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.wire.SamplerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However the application ends, its samplers end with it. */
@Timeout(120)
class ApplicationEndTests {

    private final TestRings rings = new TestRings();

    @AfterEach
    void removeRings() {
        this.rings.close();
    }

    @Test
    void leavesNoSamplerBehindWhenItIsKilled() throws Exception {
        try (RunningApplication application = start()) {
            List<ProcessHandle> samplers = awaitSamplers(application);
            application.process().kill();
            assertAllEnd(samplers);
        }
    }

    @Test
    void leavesNoSamplerBehindOnSigterm() throws Exception {
        try (RunningApplication application = start()) {
            List<ProcessHandle> samplers = awaitSamplers(application);
            application.process().terminate();
            application.process().awaitEnd();
            assertThat(samplers).noneMatch(ApplicationEndTests::isRunning);
            assertThat(application.process().output()).doesNotContain("killing it");
        }
    }

    private RunningApplication start() throws IOException {
        return new RunningApplication(ChildProcess.java(
                TelemetryApplication.class, "--server.port=0", "--shmring.name-prefix=" + this.rings.prefix()));
    }

    private static List<ProcessHandle> awaitSamplers(RunningApplication application) {
        application.awaitSamples();
        List<ProcessHandle> samplers = application.samplers();
        assertThat(samplers).hasSize(SamplerKind.COUNT).allMatch(ProcessHandle::isAlive);
        return samplers;
    }

    private static void assertAllEnd(List<ProcessHandle> samplers) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(samplers).noneMatch(ApplicationEndTests::isRunning));
    }

    /** An orphan that has ended stays as a zombie until the first process of the host or container takes note of it. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                            .contains(") Z ");
        } catch (IOException ex) {
            return false; // it has just ended
        }
    }
}

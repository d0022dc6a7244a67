/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With {@code cat} as a child that ends with its standard input, and {@code sleep} as one that does not. */
@Timeout(30)
class SamplerChildTests {

    private static final List<String> CAT = List.of("cat");

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void shutDown() {
        this.scheduler.shutdownNow();
    }

    @Test
    void endsWithItsStandardInput() {
        SamplerChild child = child(CAT, Duration.ofMillis(1));
        child.start();
        Process process = process(child);
        child.requestStop();
        child.awaitStop(System.nanoTime() + Duration.ofSeconds(20).toNanos());
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitValue()).isZero();
        assertThat(process(child)).isSameAs(process);
    }

    @Test
    void isStartedAgainWhenItWasKilled() {
        SamplerChild child = child(CAT, Duration.ofMillis(50));
        child.start();
        Process first = process(child);
        first.destroyForcibly();
        await().until(() -> process(child) != first);
        assertThat(process(child).isAlive()).isTrue();
        stop(child);
    }

    @Test
    void isStartedAgainAsOftenAsItEnds() {
        SamplerChild child = child(List.of("true"), Duration.ofMillis(50));
        child.start();
        Process first = process(child);
        await().until(() -> process(child) != first);
        Process second = process(child);
        await().until(() -> process(child) != second);
        stop(child);
    }

    @Test
    void isKilledWhenItDoesNotEnd() {
        SamplerChild child = child(List.of("sleep", "600"), Duration.ofMillis(1));
        child.start();
        Process process = process(child);
        child.requestStop();
        child.awaitStop(System.nanoTime());
        assertThat(process.onExit().join().exitValue()).isNotZero();
    }

    @Test
    void isNotStartedAgainAfterARequestToStop() {
        SamplerChild child = child(CAT, Duration.ofMinutes(10));
        child.start();
        Process first = process(child);
        first.destroyForcibly();
        await().until(() -> !this.scheduler.getQueue().isEmpty());
        child.requestStop();
        this.scheduler.getQueue().element().run(); // the time has come
        assertThat(process(child)).isSameAs(first);
    }

    @Test
    void getsNoOptionsOfThisVirtualMachine() {
        ProcessBuilder builder = new ProcessBuilder(CAT);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,address=5005");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx8g");
        builder.environment().put("OTHER", "stays");
        assertThat(SamplerChild.prepare(builder).environment())
                .doesNotContainKeys("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                .containsEntry("OTHER", "stays");
    }

    @Test
    void saysWhatCannotBeStarted() {
        SamplerChild child = child(List.of("/no/such/java"), Duration.ofMillis(1));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(child::start)
                .withMessageContaining("test sampler")
                .withMessageContaining("/no/such/java");
    }

    private SamplerChild child(List<String> command, Duration restartDelay) {
        return new SamplerChild("test", command, restartDelay, this.scheduler);
    }

    private static Process process(SamplerChild child) {
        return Objects.requireNonNull(child.process());
    }

    private static void stop(SamplerChild child) {
        child.requestStop();
        child.awaitStop(System.nanoTime() + Duration.ofSeconds(10).toNanos());
    }
}

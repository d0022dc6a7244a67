/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.testing.TestRings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for what a start tells its user: {@link UnlistenedRingsReport}, and the failure analyzers in use. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class StartReportTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    @Test
    void warnsOfAConsumedRingThatNobodyListensTo(CapturedOutput output) {
        try (ConfigurableApplicationContext context = run(
                "--shmring.rings.heard.role=consumer",
                "--shmring.rings.un-heard.role=consumer",
                "--shmring.rings.sent.role=producer")) {
            assertThat(context.isActive()).isTrue();
            assertThat(output).contains("Ring 'un-heard' has no @ShmListener").contains("'unHeardRing'", "lazy");
            assertThat(output).doesNotContain("'heard' has no").doesNotContain("'sent' has no");
        }
    }

    @Test
    void warnsOnceAlthoughAChildContextBecomesReadyToo(CapturedOutput output) {
        SpringApplicationBuilder parent = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "shmring.name-prefix=" + this.test.prefix(),
                        "shmring.rings.heard.role=consumer",
                        "shmring.rings.un-heard.role=consumer");
        try (ConfigurableApplicationContext context = parent.run();
                ConfigurableApplicationContext child = new SpringApplicationBuilder(Clash.class)
                        .parent(context)
                        .web(WebApplicationType.NONE)
                        .run()) {
            assertThat(child.getParent()).isSameAs(context);
            assertThat(output.toString()).containsOnlyOnce("Ring 'un-heard' has no @ShmListener");
        }
    }

    @Test
    void aFailedStartTellsWhatToDo(CapturedOutput output) {
        assertThat(catchThrowable(() -> run(
                        "--shmring.rings.heard.role=consumer",
                        "--shmring.connect-timeout=100ms",
                        "--shmring.rings.ticks.role=consumer",
                        "--shmring.rings.ticks.open=connect")))
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("'ticks'")
                .contains("shmring.rings.ticks.connect-timeout");
    }

    @Test
    void aRoleHeldByAnotherContextNamesThePrefix(CapturedOutput output) {
        try (ConfigurableApplicationContext context = run("--shmring.rings.heard.role=consumer")) {
            assertThat(context.isActive()).isTrue();
            assertThat(catchThrowable(
                            () -> run("--shmring.rings.heard.role=consumer", "--shmring.connect-timeout=100ms")))
                    .isNotNull();
            assertThat(output).contains("APPLICATION FAILED TO START").contains("shmring.name-prefix");
        }
    }

    @Test
    void aMisspeltKeyIsNamed(CapturedOutput output) {
        assertThat(catchThrowable(
                        () -> run("--shmring.rings.heard.role=consumer", "--shmring.rings.heard.capacty=8KB")))
                .isNotNull();
        assertThat(output).contains("APPLICATION FAILED TO START").contains("shmring.rings.heard.capacty");
    }

    @Test
    void aBeanOfTheSameNameIsTold(CapturedOutput output) {
        assertThat(catchThrowable(() -> new SpringApplicationBuilder(Application.class, Clash.class)
                        .web(WebApplicationType.NONE)
                        .run("--shmring.name-prefix=" + this.test.prefix(), "--shmring.rings.heard.role=consumer")))
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The ring shmring.rings.heard gets a bean named 'heardRing'");
    }

    @Test
    void bothListenersOfOneIdAreNamed(CapturedOutput output) {
        assertThat(catchThrowable(() -> new SpringApplicationBuilder(Application.class, SameId.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--shmring.name-prefix=" + this.test.prefix(),
                                "--shmring.rings.heard.role=consumer",
                                "--shmring.rings.too.role=consumer")))
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Two listeners have the id 'heard'")
                .contains("Application.on(byte[])", "SameId.onToo(byte[])")
                .contains("Give one of them another id.");
    }

    private ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("shmring.name-prefix=" + this.test.prefix())
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Clash {

        @Bean
        String heardRing() {
            return "mine";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SameId {

        @ShmListener(id = "heard", ring = "too")
        void onToo(byte[] bytes) {}
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ShmRingAutoConfiguration.class)
    static class Application {

        @ShmListener("heard")
        void on(byte[] bytes) {}
    }
}

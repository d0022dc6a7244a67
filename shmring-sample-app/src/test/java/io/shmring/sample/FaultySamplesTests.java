/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmSnapshot;
import io.shmring.sample.deadletter.DeadLetters;
import io.shmring.sample.process.ChildProcess;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.sampler.SamplerMain;
import io.shmring.sample.stats.SamplerReport;
import io.shmring.sample.stats.TelemetryStatistics;
import io.shmring.sample.wire.Fault;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The application with one real sampler, a process of its own, that publishes faulty samples when told so. */
@Timeout(60)
class FaultySamplesTests {

    private static final SamplerKind KIND = SamplerKind.NETWORK;

    private final TestRings rings = new TestRings();
    private ConfigurableApplicationContext context;
    private ChildProcess sampler;
    private RestClient client;

    @BeforeEach
    void start() throws Exception {
        this.context = new SpringApplicationBuilder(TelemetryApplication.class)
                .run(
                        "--server.port=0",
                        "--sample.samplers.start=false",
                        "--shmring.rings.telemetry-rejected.capacity=4KB",
                        "--shmring.name-prefix=" + this.rings.prefix());
        this.sampler = ChildProcess.java(
                SamplerMain.class,
                KIND.id(),
                "--telemetry=" + this.rings.telemetry(),
                "--commands=" + this.rings.commands(KIND));
        int port = ((ServletWebServerApplicationContext) this.context)
                .getWebServer()
                .getPort();
        this.client = RestClient.create("http://127.0.0.1:" + port);
        await().atMost(Duration.ofSeconds(20)).until(() -> report().received() > 0);
    }

    @AfterEach
    void stop() throws Exception {
        this.sampler.close();
        this.context.close();
        this.rings.close();
    }

    @Test
    void areShownWithTheirReasonsAtOnceAndGoodOnesGoOn() {
        for (Fault fault : Fault.values()) {
            send(fault);
        }
        await().until(() -> deadLetters().size() == Fault.values().length);
        List<Map<String, Object>> newestFirst = deadLetters();
        assertThat(newestFirst).allSatisfy(letter -> {
            assertThat(letter).containsEntry("slot", KIND.slot()).containsEntry("attempts", 1);
            assertThat(letter)
                    .extractingByKey("time", InstanceOfAssertFactories.STRING)
                    .matches("20..-.*Z");
            assertThat(letter)
                    .extractingByKey("reason", InstanceOfAssertFactories.STRING)
                    .startsWith("network message ")
                    .contains(" of process " + this.sampler.handle().pid() + ": ");
        });
        assertThat(newestFirst)
                .extracting("reason", String.class)
                .satisfiesExactly(
                        reason -> assertThat(reason).endsWith("received is NaN, not bytes per second"),
                        reason ->
                                assertThat(reason).endsWith("its type is 65535, not 4 for a sample or 16 for a status"),
                        reason -> assertThat(reason).endsWith("it has 51 bytes, not 52"));
        assertThat(newestFirst).extracting("typeId").containsExactly(4, 65535, 4);
        assertThat(newestFirst).extracting("length").containsExactly(52, 52, 51);

        long received = report().received();
        await().until(() -> report().received() > received + 10);
        assertThat(report().lost()).isZero();
        assertThat(this.context.getBean(DeadLetters.class).received()).isEqualTo(Fault.values().length);
    }

    @Test
    void areLostWhenThereIsNoRoomForThemAndGoodOnesGoOn() {
        int sent = 20; // more than go into 4 KB
        container("telemetry-rejected").pause();
        await().until(() -> container("telemetry-rejected").isPaused());
        for (int i = 0; i < sent; i++) {
            send(Fault.TYPE);
        }
        await().until(() -> this.sampler
                        .output()
                        .lines()
                        .filter(line -> line.contains("published a sample with a fault"))
                        .count()
                == sent);
        long published = ring("telemetry", KIND.slot()).published();
        await().until(() -> ring("telemetry", KIND.slot()).consumed() > published);
        assertThat(container("telemetry").isActuallyConsuming()).isTrue();
        container("telemetry-rejected").resume();
        await().until(() -> ring("telemetry-rejected", 0).available() == 0);
        send(Fault.VALUE);
        await().until(() -> deadLetters().get(0).get("reason").toString().contains("NaN"));
        assertThat(deadLetters()).hasSizeBetween(2, sent);
    }

    private void send(Fault fault) {
        assertThat(this.client
                        .post()
                        .uri("/api/samplers/{kind}", KIND.id())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("command", "FAULT", "fault", fault))
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);
    }

    private List<Map<String, Object>> deadLetters() {
        List<Map<String, Object>> letters =
                this.client.get().uri("/api/dead-letters").retrieve().body(new ParameterizedTypeReference<>() {});
        assertThat(letters).isNotNull();
        return letters;
    }

    private SamplerReport report() {
        return this.context.getBean(TelemetryStatistics.class).reports().get(KIND.slot());
    }

    private ShmSnapshot.Ring ring(String key, int index) {
        return this.context.getBean(ShmRings.class).get(key).snapshot().rings().get(index);
    }

    private ShmMessageListenerContainer container(String ring) {
        return this.context
                .getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing(ring)
                .orElseThrow();
    }
}

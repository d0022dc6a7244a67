/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.sample.deadletter.DeadLetters;
import io.shmring.sample.process.TestRings;
import io.shmring.sample.stats.SamplerReport;
import io.shmring.sample.stats.TelemetryStatistics;
import io.shmring.sample.wire.SamplerKind;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** The application with its real samplers: processes of their own that read this machine. */
@Timeout(120)
class TelemetryApplicationTests {

    private static final TestRings rings = new TestRings();
    private static ConfigurableApplicationContext context;
    private static RestClient client;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(TelemetryApplication.class)
                .run("--server.port=0", "--shmring.name-prefix=" + rings.prefix());
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    @AfterAll
    static void stop() {
        context.close();
        rings.close();
    }

    @Test
    void keepsStatisticsOfAllFourSamplers() {
        for (SamplerKind kind : SamplerKind.values()) {
            awaitReport(kind, report -> report.figures().values().stream().allMatch(figure -> figure.perSecond() > 0));
            assertThat(report(kind).latency()).isNotNull();
        }
        assertThat(report(SamplerKind.MEMORY).figures().get("used").min()).isPositive();
        assertThat(report(SamplerKind.CPU).parts()).isNotEmpty();
        assertThat(context.getBean(DeadLetters.class).newestFirst()).isEmpty();
        assertThat(get("/api/dead-letters").getBody()).isEqualTo("[]");
    }

    @Test
    void startsAKilledSamplerAgain() {
        awaitReport(SamplerKind.DISK, report -> report.pid() != 0);
        long killed = report(SamplerKind.DISK).pid();
        assertThat(ProcessHandle.of(killed)).hasValueSatisfying(ProcessHandle::destroyForcibly);
        awaitReport(SamplerKind.DISK, report -> report.pid() != killed);
    }

    @Test
    void passesCommandsOn() {
        awaitReport(SamplerKind.NETWORK, report -> report.received() > 0);
        assertThat(post("network", Map.of("command", "RATE", "rate", 40)).getStatusCode())
                .isEqualTo(HttpStatus.ACCEPTED);
        awaitReport(SamplerKind.NETWORK, report -> report.rate() == 40);
        post("network", Map.of("command", "PAUSE"));
        awaitReport(SamplerKind.NETWORK, SamplerReport::paused);
        post("network", Map.of("command", "RESUME"));
        awaitReport(SamplerKind.NETWORK, report -> !report.paused());
    }

    @Test
    void refusesCommandsThatNoSamplerWouldTake() {
        assertThat(post("gpu", Map.of("command", "PAUSE")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(post("cpu", Map.of("command", "RATE")).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("cpu", Map.of("command", "STOP")).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("cpu", Map.of("command", "FAULT")).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("cpu", Map.of("command", "FAULT", "fault", "COLOUR")).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        ResponseEntity<String> tooFast = post("cpu", Map.of("command", "RATE", "rate", 1_000_000));
        assertThat(tooFast.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(tooFast.getBody()).contains("rate 1000000 is not between 1 and 5000");
    }

    @Test
    void servesThePageAndWhatItNeeds() {
        assertThat(get("/").getBody()).contains("<title>shmring", "page.js", "style.css");
        assertThat(get("/page.js").getBody()).contains("api/telemetry", "api/dead-letters");
        assertThat(get("/style.css").getBody()).contains("prefers-color-scheme");
        assertThat(get("/api/telemetry").getBody())
                .contains(
                        "\"listening\":\"running\"", "\"kind\":\"cpu\"", "\"key\":\"telemetry\"", "\"unit\":\"SHARE\"");
    }

    @Test
    void answersAtTheActuatorsEndpoints() {
        assertThat(get("/actuator/health").getBody()).contains("\"status\":\"UP\"", "shmring");
        assertThat(get("/actuator/shmring").getBody()).contains("telemetry", "cpu-commands");
        assertThat(get("/actuator/shmring/telemetry").getBody()).contains("capacity");
        assertThat(get("/actuator/prometheus").getBody()).contains("shmring_messages_consumed_total");
        assertThat(get("/actuator/shmring/no-such-ring").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private static void awaitReport(SamplerKind kind, Predicate<SamplerReport> condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> report(kind), condition);
    }

    private static SamplerReport report(SamplerKind kind) {
        return context.getBean(TelemetryStatistics.class).reports().get(kind.slot());
    }

    private static ResponseEntity<String> get(String path) {
        return client.get().uri(path).retrieve().toEntity(String.class);
    }

    private static ResponseEntity<String> post(String kind, Object command) {
        return client.post()
                .uri("/api/samplers/{kind}", kind)
                .contentType(MediaType.APPLICATION_JSON)
                .body(command)
                .retrieve()
                .toEntity(String.class);
    }
}

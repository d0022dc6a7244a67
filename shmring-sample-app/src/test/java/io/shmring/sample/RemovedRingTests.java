/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.sample.process.TestRings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** The application without samplers, one of whose rings somebody removes. */
@Timeout(60)
class RemovedRingTests {

    private final TestRings rings = new TestRings();
    private ConfigurableApplicationContext context;
    private RestClient client;

    @BeforeEach
    void start() {
        this.context = new SpringApplicationBuilder(TelemetryApplication.class)
                .run(
                        "--server.port=0",
                        "--sample.samplers.start=false",
                        "--shmring.name-prefix=" + this.rings.prefix());
        int port = ((ServletWebServerApplicationContext) this.context)
                .getWebServer()
                .getPort();
        this.client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    @AfterEach
    void stop() {
        this.context.close();
        this.rings.close();
    }

    @Test
    void tellsThatACommandHasNoWayThrough() {
        SpscShm.forceUnlink(this.rings.prefix() + "cpu-commands", ShmOptions.defaults());
        ResponseEntity<String> answer = pause();
        for (int sent = 1; sent < 10_000 && answer.getStatusCode() == HttpStatus.ACCEPTED; sent++) {
            answer = pause(); // until the sender looks
        }
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getBody()).contains("\"detail\"", "cpu-commands");
    }

    @Test
    void stillReportsTheOtherRings() throws IOException {
        Files.delete(ShmOptions.DEFAULT_DIRECTORY.resolve(this.rings.prefix() + "cpu-commands"));
        ResponseEntity<String> report =
                this.client.get().uri("/api/telemetry").retrieve().toEntity(String.class);
        assertThat(report.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(report.getBody())
                .contains(
                        "\"key\":\"telemetry\"",
                        "\"key\":\"cpu-commands\"",
                        "\"error\":\"ring '" + this.rings.prefix());
    }

    private ResponseEntity<String> pause() {
        return this.client
                .post()
                .uri("/api/samplers/cpu")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("command", "PAUSE"))
                .retrieve()
                .toEntity(String.class);
    }
}

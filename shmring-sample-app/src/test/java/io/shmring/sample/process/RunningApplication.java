/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.sample.wire.SamplerKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole application in a process of its own, with its samplers below it. Closing kills all of them. */
public final class RunningApplication implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;

    /** Takes over a process that runs the application with {@code server.port=0}. */
    public RunningApplication(ChildProcess process) {
        this.process = process;
    }

    public ChildProcess process() {
        return this.process;
    }

    /** Waits until samples from every sampler have come in. */
    public void awaitSamples() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(this.process.isAlive()).as(this.process.output()).isTrue();
            String report = get("/api/telemetry");
            for (SamplerKind kind : SamplerKind.values()) {
                assertThat(report).containsPattern("\"kind\":\"" + kind.id() + "\",\"pid\":[1-9]");
            }
        });
    }

    /** The sampler processes that are alive. */
    public List<ProcessHandle> samplers() {
        return this.process.handle().children().toList();
    }

    public String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .build();
        HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private String port() {
        Matcher started = PORT.matcher(this.process.output());
        assertThat(started.find()).as("started").isTrue();
        return started.group(1);
    }

    @Override
    public void close() throws IOException {
        this.process.close();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscProducer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.testing.TestRings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link ShmRingEndpoint} and {@link ShmRingEndpointWebExtension} over HTTP. */
@Timeout(60)
class ShmRingEndpointTests {

    private static final String ALLOWED = "[pause, resume, start, stop]";

    @RegisterExtension
    final TestRings test = new TestRings();

    private final List<ConfigurableApplicationContext> applications = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        this.applications.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void describesEachRing() throws Exception {
        ConfigurableApplicationContext application = run(
                Listening.class,
                "shmring.rings.orders.role=consumer",
                "shmring.rings.orders.capacity=8KB",
                "shmring.rings.orders.stamp=true",
                "shmring.rings.fills.role=producer",
                "shmring.rings.fills.full-policy=drop",
                "shmring.rings.fills.capacity=4KB");
        try (SpscShm orders = SpscShm.connect(this.test.name("orders"))) {
            orders.producer().offer(ByteBuffer.allocate(8));
            ShmTemplate template = application.getBean(ShmTemplate.class);
            for (int i = 0; i < 3; i++) {
                template.send("fills", new byte[1500]);
            }
            await().until(() -> get(application, "/orders")
                            .body()
                            .path("messages")
                            .path("consumed")
                            .asLong()
                    == 1);

            Response response = get(application, "");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body().propertyNames()).containsExactly("rings");
            JsonNode rings = response.body().path("rings");
            assertThat(rings.propertyNames()).containsExactlyInAnyOrder("orders", "fills");
            JsonNode consumed = rings.path("orders");
            assertThat(consumed.propertyNames())
                    .containsExactly(
                            "name",
                            "role",
                            "type",
                            "state",
                            "removed",
                            "suspended",
                            "stamped",
                            "capacity",
                            "available",
                            "freeSpace",
                            "messages",
                            "stalls",
                            "rescues",
                            "rejects",
                            "drops",
                            "wakeups",
                            "own",
                            "peer",
                            "container");
            assertThat(consumed.path("name").asString()).isEqualTo(this.test.name("orders"));
            assertThat(consumed.path("role").asString()).isEqualTo("consumer");
            assertThat(consumed.path("type").asString()).isEqualTo("spsc");
            assertThat(consumed.path("state").asString()).isEqualTo("open");
            assertThat(consumed.path("removed").asBoolean()).isFalse();
            assertThat(consumed.path("stamped").asBoolean()).isTrue();
            assertThat(consumed.path("capacity").asLong()).isEqualTo(8192);
            assertThat(consumed.path("available").asLong()).isZero();
            assertThat(consumed.path("freeSpace").asLong()).isEqualTo(8192);
            assertThat(consumed.path("messages").path("published").asLong()).isEqualTo(1);
            assertThat(consumed.path("own").path("held").asBoolean()).isTrue();
            assertThat(consumed.path("own").path("epoch").asLong()).isEqualTo(1);
            assertThat(consumed.path("peer").path("held").asBoolean()).isTrue();
            assertThat(consumed.path("peer").path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            JsonNode container = consumed.path("container");
            assertThat(container.path("id").asString()).isEqualTo("orders");
            assertThat(container.path("running").asBoolean()).isTrue();
            assertThat(container.path("paused").asBoolean()).isFalse();
            assertThat(container.path("stoppedAbnormally").asBoolean()).isFalse();
            assertThat(container.path("handled").asLong()).isEqualTo(1);
            assertThat(container.path("failed").asLong()).isZero();
            assertThat(container.path("lastProgressAgeMillis").isNumber()).isTrue();
            assertThat(container.has("failure")).isFalse();

            JsonNode produced = rings.path("fills");
            assertThat(produced.path("role").asString()).isEqualTo("producer");
            assertThat(produced.path("messages").path("published").asLong()).isEqualTo(2);
            assertThat(produced.path("drops").asLong()).isEqualTo(1);
            assertThat(produced.path("stalls").asLong()).isEqualTo(1);
            assertThat(produced.path("available").asLong())
                    .isEqualTo(4096 - produced.path("freeSpace").asLong())
                    .isGreaterThan(3000);
            assertThat(produced.path("peer").path("held").asBoolean()).isFalse();
            assertThat(produced.has("container")).isFalse();
        }
    }

    @Test
    void describesEachSlotOfManyProducers() throws Exception {
        ConfigurableApplicationContext consumer = run(
                Silent.class,
                "shmring.rings.telemetry.role=consumer",
                "shmring.rings.telemetry.type=mpsc",
                "shmring.rings.telemetry.producers=2",
                "shmring.rings.telemetry.capacity=4KB");
        ConfigurableApplicationContext producer = run(
                Silent.class,
                "shmring.rings.telemetry.role=producer",
                "shmring.rings.telemetry.type=mpsc",
                "shmring.rings.telemetry.producer-id=1");
        producer.getBean(MpscProducer.class).offer(ByteBuffer.allocate(40));

        JsonNode all = get(consumer, "/telemetry").body();
        assertThat(all.path("type").asString()).isEqualTo("mpsc");
        assertThat(all.path("capacity").asLong()).isEqualTo(4096);
        assertThat(all.path("available").asLong()).isEqualTo(48);
        assertThat(all.path("freeSpace").asLong()).isEqualTo(2 * 4096 - 48);
        assertThat(all.has("peer")).isFalse();
        assertThat(all.path("producers").size()).isEqualTo(2);
        JsonNode unused = all.path("producers").path(0);
        assertThat(unused.path("slot").asInt()).isZero();
        assertThat(unused.path("held").asBoolean()).isFalse();
        JsonNode used = all.path("producers").path(1);
        assertThat(used.path("slot").asInt()).isEqualTo(1);
        assertThat(used.path("held").asBoolean()).isTrue();
        assertThat(used.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        assertThat(used.path("quarantined").asBoolean()).isFalse();
        assertThat(used.path("available").asLong()).isEqualTo(48);
        assertThat(used.path("freeSpace").asLong()).isEqualTo(4096 - 48);
        assertThat(used.path("messages").path("published").asLong()).isEqualTo(1);
        assertThat(used.path("messages").path("consumed").asLong()).isZero();

        JsonNode own = get(producer, "/telemetry").body();
        assertThat(own.path("freeSpace").asLong()).isEqualTo(4096 - 48);
        assertThat(own.path("own").path("held").asBoolean()).isTrue();
        assertThat(own.path("peer").path("held").asBoolean()).isTrue();
        assertThat(own.path("producers").size()).isEqualTo(2);
    }

    @Test
    void answersWithoutAnyRing() throws Exception {
        ConfigurableApplicationContext application = run(Silent.class);
        assertThat(get(application, "").body().path("rings").isEmpty()).isTrue();
        assertThat(get(application, "/orders").status()).isEqualTo(404);
    }

    @Test
    void stillListsARingThatCannotBeLookedAt() throws Exception {
        ConfigurableApplicationContext application =
                run(Silent.class, "shmring.rings.orders.role=consumer", "shmring.rings.fills.role=producer");
        Path path = ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name("orders"));
        Files.delete(path);
        Files.writeString(path, "no ring");
        JsonNode orders = get(application, "").body().path("rings").path("orders");
        assertThat(orders.path("error").asString()).contains(path.toString());
        assertThat(orders.path("role").asString()).isEqualTo("consumer");
        assertThat(orders.has("capacity")).isFalse();
        JsonNode fills = get(application, "").body().path("rings").path("fills");
        assertThat(fills.has("error")).isFalse();
        assertThat(fills.path("capacity").asLong()).isEqualTo(1 << 20);
    }

    @Test
    void saysThatARingWasRemoved() throws Exception {
        ConfigurableApplicationContext application = run(Silent.class, "shmring.rings.orders.role=consumer");
        assertThat(get(application, "/orders").body().has("error")).isFalse();
        this.test.forceUnlink("orders");
        await().until(() -> get(application, "/orders").body().path("removed").asBoolean());
        JsonNode orders = get(application, "/orders").body();
        assertThat(orders.path("error").asString()).contains("removed or replaced");
        assertThat(orders.path("state").asString()).isEqualTo("removed");
        assertThat(orders.path("capacity").asLong()).isEqualTo(1 << 20);
    }

    @Test
    void saysThatAProducerWroteGarbage() throws Exception {
        ConfigurableApplicationContext application =
                run(Listening.class, "shmring.rings.orders.role=consumer", "shmring.listener.auto-startup=false");
        try (SpscShm orders = SpscShm.connect(this.test.name("orders"))) {
            orders.producer().offer(ByteBuffer.allocate(8));
        }
        try (FileChannel file = FileChannel.open(
                ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name("orders")), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, 127}), 256); // the length of the first record
        }
        application
                .getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing("orders")
                .orElseThrow()
                .start();
        await().until(() -> container(application).path("stoppedAbnormally").asBoolean());
        JsonNode orders = get(application, "/orders").body();
        assertThat(orders.path("error").asString()).contains("garbage");
        assertThat(orders.path("rejects").asLong()).isEqualTo(1);
        assertThat(orders.path("messages").path("consumed").asLong()).isZero();
    }

    @Test
    void saysThatTheConsumerWroteGarbage() throws Exception {
        ConfigurableApplicationContext application = run(Silent.class, "shmring.rings.fills.role=producer");
        try (FileChannel file = FileChannel.open(
                ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name("fills")), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(8).putLong(0, 0x0123_4567_89ab_cdefL), 128); // how far it has read
        }
        ShmProducer producer = application.getBean(ShmRings.class).get("fills").producer();
        assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> {
            while (producer.offer(ByteBuffer.allocate(1024))) {
                // until it looks how far the consumer is
            }
        });
        assertThat(get(application, "/fills").body().path("error").asString()).contains("garbage", "Remove the ring");
    }

    @Test
    void refusesActionsUnlessAccessIsUnrestricted() throws Exception {
        ConfigurableApplicationContext application = run(Listening.class, "shmring.rings.orders.role=consumer");
        assertThat(post(application, "/orders", "{\"action\":\"pause\"}").status())
                .isEqualTo(405);
        assertThat(isPauseRequested(application)).isFalse();
        ConfigurableApplicationContext capped = run(
                Silent.class,
                "shmring.rings.fills.role=producer",
                "management.endpoint.shmring.access=unrestricted",
                "management.endpoints.access.max-permitted=read-only");
        assertThat(post(capped, "/fills", "{\"action\":\"pause\"}").status()).isEqualTo(405);
        ConfigurableApplicationContext closed = run(Silent.class, "management.endpoint.shmring.access=none");
        assertThat(get(closed, "").status()).isEqualTo(404);
    }

    @Test
    void pausesResumesStopsAndStarts() throws Exception {
        ConfigurableApplicationContext application =
                unrestricted(Listening.class, "shmring.rings.orders.role=consumer");
        Response paused = act(application, "orders", "pause");
        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.body().path("container").path("pauseRequested").asBoolean())
                .isTrue();
        await().until(() -> container(application).path("paused").asBoolean());
        assertThat(container(application).path("running").asBoolean()).isTrue();

        assertThat(act(application, "orders", "resume").status()).isEqualTo(200);
        await().until(() -> !container(application).path("paused").asBoolean());

        Response stopped = act(application, "orders", "stop");
        assertThat(stopped.body().path("container").path("running").asBoolean()).isFalse();
        await().until(() -> !application
                .getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing("orders")
                .orElseThrow()
                .isActive());

        Response started = act(application, "orders", "start");
        assertThat(started.body().path("container").path("running").asBoolean()).isTrue();
        assertThat(started.body().path("container").path("stoppedAbnormally").asBoolean())
                .isFalse();
    }

    @Test
    void answersWithTheAllowedActionsToAnyOther() throws Exception {
        ConfigurableApplicationContext application =
                unrestricted(Listening.class, "shmring.rings.orders.role=consumer");
        Response unknown = act(application, "orders", "explode");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("error").asString()).contains("'explode'", ALLOWED);
        Response none = post(application, "/orders", "{}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().path("error").asString()).contains("'action'", ALLOWED);
        assertThat(isPauseRequested(application)).isFalse();
    }

    @Test
    void answersThatThereIsNoSuchRing() throws Exception {
        ConfigurableApplicationContext application =
                unrestricted(Listening.class, "shmring.rings.orders.role=consumer");
        assertThat(get(application, "/order").status()).isEqualTo(404);
        Response response = act(application, "order", "pause");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body().path("error").asString()).contains("'order'", "[orders]");
    }

    @Test
    void refusesToActOnARingWithoutAListener() throws Exception {
        ConfigurableApplicationContext application =
                unrestricted(Silent.class, "shmring.rings.orders.role=consumer", "shmring.rings.fills.role=producer");
        Response consumer = act(application, "orders", "pause");
        assertThat(consumer.status()).isEqualTo(409);
        assertThat(consumer.body().path("error").asString()).contains("'orders' has no listener");
        Response producer = act(application, "fills", "start");
        assertThat(producer.status()).isEqualTo(409);
        assertThat(producer.body().path("error").asString()).contains("only sends");
    }

    @Test
    void stopsWithoutWaitingAndRefusesToStartWhileAMessageIsInHand() throws Exception {
        ConfigurableApplicationContext application = unrestricted(Blocking.class, "shmring.rings.orders.role=consumer");
        Blocking listener = application.getBean(Blocking.class);
        try (SpscShm orders = SpscShm.connect(this.test.name("orders"))) {
            orders.producer().offer(ByteBuffer.allocate(8));
            listener.entered.await();
            assertThat(act(application, "orders", "stop").status()).isEqualTo(200);
            Response response = act(application, "orders", "start");
            assertThat(response.status()).isEqualTo(409);
            assertThat(response.body().path("error").asString()).contains("still busy");
        } finally {
            listener.leave.countDown();
        }
        await().until(() -> act(application, "orders", "start").status() == 200);
    }

    @Test
    void tellsWhyAContainerEndedByItself() throws Exception {
        ConfigurableApplicationContext application = unrestricted(Dying.class, "shmring.rings.orders.role=consumer");
        try (SpscShm orders = SpscShm.connect(this.test.name("orders"))) {
            orders.producer().offer(ByteBuffer.allocate(8));
            await().until(() -> container(application).path("stoppedAbnormally").asBoolean());
        }
        assertThat(container(application).path("failure").asString()).contains("AssertionError", "broken");
        assertThat(container(application).path("running").asBoolean()).isFalse();
        assertThat(container(application).path("failed").asLong()).isEqualTo(1);
    }

    private ConfigurableApplicationContext unrestricted(Class<?> configuration, String... properties) {
        return run(
                configuration,
                Stream.concat(Stream.of(properties), Stream.of("management.endpoint.shmring.access=unrestricted"))
                        .toArray(String[]::new));
    }

    private ConfigurableApplicationContext run(Class<?> configuration, String... properties) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(configuration)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "server.port=0",
                        "management.endpoints.web.exposure.include=*",
                        "shmring.name-prefix=" + this.test.prefix())
                .properties(properties)
                .run();
        this.applications.add(application);
        return application;
    }

    private static boolean isPauseRequested(ConfigurableApplicationContext application) {
        return application
                .getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing("orders")
                .orElseThrow()
                .isPauseRequested();
    }

    private JsonNode container(ConfigurableApplicationContext application) throws Exception {
        return get(application, "/orders").body().path("container");
    }

    private Response act(ConfigurableApplicationContext application, String ring, String action) throws Exception {
        return post(application, "/" + ring, "{\"action\":\"" + action + "\"}");
    }

    private Response get(ConfigurableApplicationContext application, String path) throws Exception {
        return send(request(application, path).GET());
    }

    private Response post(ConfigurableApplicationContext application, String path, String body) throws Exception {
        return send(request(application, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext application, String path) {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/shmring" + path))
                .header("Accept", "application/json");
    }

    private Response send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String body = response.body().isEmpty() ? "null" : response.body();
        return new Response(response.statusCode(), JsonMapper.shared().readTree(body));
    }

    private record Response(int status, JsonNode body) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Silent {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Listening {

        @ShmListener("orders")
        void on(ByteBuffer order) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Dying {

        @ShmListener("orders")
        void on(ByteBuffer order) {
            throw new AssertionError("broken");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Blocking {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch leave = new CountDownLatch(1);

        @ShmListener("orders")
        void on(ByteBuffer order) throws InterruptedException {
            this.entered.countDown();
            this.leave.await();
        }
    }
}

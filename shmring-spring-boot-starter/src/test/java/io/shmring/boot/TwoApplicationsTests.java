/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscProducer;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.handler.annotation.Header;

/** Two applications that talk over systems of many producers, each way: each of them waits for a ring that the other makes. */
@Timeout(120)
class TwoApplicationsTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<ConfigurableApplicationContext> contexts = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        this.contexts.forEach(ConfigurableApplicationContext::close);
        this.executor.shutdownNow();
    }

    @Test
    void startInOneOrder() {
        CompletableFuture<ConfigurableApplicationContext> left = start("left", "right");
        awaitWaiting("left");
        CompletableFuture<ConfigurableApplicationContext> right = start("right", "left");
        talk(left.join(), right.join());
    }

    @Test
    void startInTheOtherOrder() {
        CompletableFuture<ConfigurableApplicationContext> right = start("right", "left");
        awaitWaiting("right");
        CompletableFuture<ConfigurableApplicationContext> left = start("left", "right");
        talk(left.join(), right.join());
    }

    @Test
    void startAtOnce() {
        CompletableFuture<ConfigurableApplicationContext> left = start("left", "right");
        CompletableFuture<ConfigurableApplicationContext> right = start("right", "left");
        talk(left.join(), right.join());
    }

    @Test
    void oneRestartsWhileTheOtherGoesOn() {
        CompletableFuture<ConfigurableApplicationContext> left = start("left", "right");
        ConfigurableApplicationContext right = start("right", "left").join();
        left.join().close();
        CompletableFuture<ConfigurableApplicationContext> successor = start("left", "right");
        talk(successor.join(), right);
    }

    /** The application has created its own ring, and is held up by the other's. */
    private void awaitWaiting(String mine) {
        await().until(() -> this.test.objects().contains(mine + "-in_doorbell"));
    }

    private static void talk(ConfigurableApplicationContext left, ConfigurableApplicationContext right) {
        left.getBean(Greeter.class).greet("from left");
        right.getBean(Greeter.class).greet("from right");
        await().untilAsserted(() -> {
            assertThat(left.getBean(Inbox.class).messages()).containsExactly("0:from right");
            assertThat(right.getBean(Inbox.class).messages()).containsExactly("0:from left");
        });
    }

    private CompletableFuture<ConfigurableApplicationContext> start(String me, String other) {
        Map<String, Object> properties = Map.of(
                "shmring.name-prefix", this.test.prefix(),
                "shmring.connect-timeout", "60s",
                "shmring.rings.other-in.name", other + "-in",
                "shmring.rings.other-in.type", "mpsc",
                "shmring.rings.other-in.role", "producer",
                "shmring.rings.in.name", me + "-in",
                "shmring.rings.in.type", "mpsc",
                "shmring.rings.in.role", "consumer",
                "shmring.rings.in.producers", "2");
        return CompletableFuture.supplyAsync(() -> start(properties), this.executor);
    }

    /** Not by SpringApplication: two of them in one JVM at once would configure the logging at once. */
    private ConfigurableApplicationContext start(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        this.contexts.add(context);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("application", properties));
        context.register(Application.class);
        context.refresh();
        return context;
    }

    /** A user's bean that needs the producer when it is made. */
    record Greeter(MpscProducer producer, ShmTemplate template) {

        void greet(String greeting) {
            assertThat(this.producer.producerId()).isZero();
            this.template.convertAndSend("other-in", greeting);
        }
    }

    static class Inbox {

        private final List<String> received = new CopyOnWriteArrayList<>();

        @ShmListener("in")
        void on(String text, @Header(ShmHeaders.PRODUCER) int producer) {
            this.received.add(producer + ":" + text);
        }

        List<String> messages() {
            return this.received;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ShmRingAutoConfiguration.class)
    static class Application {

        @Bean
        Greeter greeter(MpscProducer producer, ShmTemplate template) {
            return new Greeter(producer, template);
        }

        @Bean
        Inbox inbox() {
            return new Inbox();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscConsumer;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmMessagingTemplate;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.AckMode;
import io.shmring.testing.TestRings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What docs/spring.md and docs/from-spring-kafka.md show works. */
@Timeout(60)
class SpringGuideTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    @Test
    void listening() {
        try (ConfigurableApplicationContext listening = start("listening", ListeningExample.class);
                ConfigurableApplicationContext feeding = start("feeding", Feeder.class)) {
            ShmTemplate template = feeding.getBean(ShmTemplate.class);
            template.execute("ticks", 16, 7, (region) -> region.putLong(0).putLong(99));
            template.convertAndSend("telemetry", new ListeningExample.Sample(21.5));
            template.convertAndSend("audit", new Order(1, 3));
            template.convertAndSend("payments", new Order(2, 4));
            template.convertAndSend("desk", new Order(3, 5), 1);
            template.convertAndSend("desk", new Fill(4, 6), 2);
            template.send("desk", new byte[8], 9);
            ListeningExample example = listening.getBean(ListeningExample.class);
            await().untilAsserted(() ->
                    assertThat(example.seen).contains("price 99", "sample of 0: 21.5", "stored 1", "closed", "paid 2"));
            ListeningExample.Desk desk = listening.getBean(ListeningExample.Desk.class);
            await().untilAsserted(() -> assertThat(desk.seen).containsExactly("order 3", "fill 4", "type 9"));
        }
    }

    @Test
    void arguments() {
        try (ConfigurableApplicationContext context = start("arguments", ArgumentsExample.class)) {
            ShmTemplate template = context.getBean(ShmTemplate.class);
            template.convertAndSend("limits", new ArgumentsExample.Limit(-1));
            template.convertAndSend("limits", new ArgumentsExample.Limit(5), 3);
            template.convertAndSend("notes", new ArgumentsExample.Note("hello"));
            template.convertAndSend("east", "sold");
            template.convertAndSend("west", "bought");
            template.convertAndSend("gauges", "7");
            ArgumentsExample example = context.getBean(ArgumentsExample.class);
            await().untilAsserted(() -> assertThat(example.seen)
                    .containsExactlyInAnyOrder("5 of type 3", "hello by notes", "sold at east", "gauge 7"));
            ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
            assertThat(registry.findContainerOfRing("gauges")
                            .orElseThrow()
                            .getProperties()
                            .ackMode())
                    .isEqualTo(AckMode.BEFORE_HANDLER);
            registry.findContainer("second").orElseThrow().start();
            await().untilAsserted(() -> assertThat(example.seen).contains("bought at west"));
        }
    }

    @Test
    void replacedErrorHandler() {
        try (ConfigurableApplicationContext context = start("replaced", ReplacedErrorsExample.class)) {
            context.getBean(ShmTemplate.class).convertAndSend("orders", new Order(1, 2));
            ShmRings rings = context.getBean(ShmRings.class);
            await().until(() -> rings.get("rejected").snapshot().rings().get(0).published() == 1);
            assertThat(context.getBean(ReplacedErrorsExample.class).seen)
                    .containsExactly("attempt 1", "attempt 1", "attempt 1");
        }
    }

    @Test
    void errors() {
        try (ConfigurableApplicationContext context = start("errors", ErrorsExample.class);
                ConfigurableApplicationContext feeding = start("orders", Feeder.class)) {
            feeding.getBean(ShmTemplate.class).convertAndSend("orders", new Order(1, 0));
            feeding.getBean(ShmTemplate.class).convertAndSend("orders", new Order(2, 5));
            ErrorsExample example = context.getBean(ErrorsExample.class);
            await().untilAsserted(() ->
                    assertThat(example.seen).containsExactlyInAnyOrder("rejected 1: nothing ordered", "order 2"));
        }
    }

    @Test
    void configuration() {
        try (ConfigurableApplicationContext context = start("configuration", ConfigurationExample.class)) {
            ConfigurationExample example = context.getBean(ConfigurationExample.class);
            ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
            ConfigurationExample.overnight(registry);
            await().until(() -> ConfigurationExample.isTakingBookings(registry));
            ShmTemplate template = context.getBean(ShmTemplate.class);
            template.send("raw", new byte[5]);
            template.sendDefault("tiny".getBytes(StandardCharsets.UTF_8));
            template.sendDefault("a long booking".getBytes(StandardCharsets.UTF_8));
            template.sendDefault("a long error".getBytes(StandardCharsets.UTF_8));
            await().untilAsserted(() -> assertThat(example.seen)
                    .contains(
                            "container ledger",
                            "container counting",
                            "5 bytes",
                            "a long booking",
                            "ledger stopped: ABNORMAL")
                    .containsSubsequence("books open", "ledger started")
                    .doesNotContain("tiny"));
            context.stop();
            assertThat(example.seen).containsSubsequence("counting stopped: REQUESTED", "books closed");
        }
    }

    @Test
    void sending() {
        try (ConfigurableApplicationContext context = start("sending", Feeder.class)) {
            SendingExample example = new SendingExample(context.getBean(ShmTemplate.class));
            example.send(new byte[8], new Order(1, 2));
            example.sendToTheDefaultRing(new byte[8]);
            SendingExample.send(context.getBean(ShmMessagingTemplate.class), new Order(1, 2));
            ShmRings rings = context.getBean(ShmRings.class);
            assertThat(rings.get("raw").snapshot().rings().get(0).published()).isEqualTo(4);
            assertThat(rings.get("orders").snapshot().rings().get(0).published())
                    .isEqualTo(3);
            while (example.sendIfThereIsRoom(new byte[1000])) {
                // fills the ring
            }
            assertThat(example.sendInTime(new byte[1000])).isFalse();
        }
    }

    @Test
    void slots() {
        try (MpscConsumer quotes = MpscConsumer.create(this.test.prefix() + "quotes", 2, 1 << 16);
                ConfigurableApplicationContext context = start("slots", Feeder.class)) {
            ShmTemplate template = context.getBean(ShmTemplate.class);
            template.send("quotes-east", new byte[8]);
            template.send("quotes-west", new byte[8]);
            Set<Integer> producers = new HashSet<>();
            quotes.poll((payload, record) -> producers.add(record.producer()), 2);
            assertThat(producers).containsExactlyInAnyOrder(0, 1);
        }
    }

    private ConfigurableApplicationContext start(String file, Class<?> application) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=classpath:docs/" + file + ".yml",
                        "--shmring.name-prefix=" + this.test.prefix());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Feeder {

        @Bean
        Object nothing() {
            return "sends what the test says";
        }
    }
}

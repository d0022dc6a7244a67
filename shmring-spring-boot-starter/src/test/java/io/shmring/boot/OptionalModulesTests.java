/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shmring.boot.endpoint.ShmRingEndpoint;
import io.shmring.boot.endpoint.ShmRingEndpointAutoConfiguration;
import io.shmring.boot.health.ShmRingHealthContributorAutoConfiguration;
import io.shmring.boot.metrics.ShmRingMetricsAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * The starter without each of its optional modules. The auto-configurations are imported by a user's configuration, because
 * only then are their conditions evaluated before their classes are loaded.
 */
@Timeout(60)
class OptionalModulesTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Application.class)
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix(), "shmring.rings.orders.role=both");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.jackson",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate",
                "org.springframework.boot.micrometer",
                "io.micrometer",
                "jakarta.validation",
                "org.springframework.boot.validation"
            })
    void worksWithout(String missing) {
        this.runner.withClassLoader(new FilteredClassLoader(missing)).run((context) -> {
            assertThat(context).hasNotFailed().hasSingleBean(ShmMessageConverters.class);
            context.getBean(ShmTemplate.class).convertAndSend("orders", "text");
            List<String> received = context.getBean(Application.class).received;
            await().untilAsserted(() -> assertThat(received).containsExactly("text"));
        });
    }

    @Test
    void usesAllThatAreThere() {
        this.runner
                .withUserConfiguration(Meters.class)
                .withPropertyValues("management.endpoints.web.exposure.include=shmring")
                .run((context) -> {
                    assertThat(context)
                            .hasNotFailed()
                            .hasSingleBean(ShmRingEndpoint.class)
                            .hasBean("shmringHealthContributor");
                    context.getBean(ShmTemplate.class).convertAndSend("orders", "text");
                    List<String> received = context.getBean(Application.class).received;
                    await().untilAsserted(() -> assertThat(received).containsExactly("text"));
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
                    assertThat(registry.get("shmring.messages.published")
                                    .functionCounter()
                                    .count())
                            .isEqualTo(1);
                });
    }

    @Test
    void worksWithoutSpringBootsPartOfJackson() {
        new ApplicationContextRunner()
                .withUserConfiguration(WithoutBootsJackson.class)
                .withPropertyValues("shmring.name-prefix=" + this.test.prefix(), "shmring.rings.orders.role=both")
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.jackson"))
                .run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ShmMessageConverters.class));
    }

    @Test
    void convertsNoObjectsWithoutJackson() {
        this.runner
                .withClassLoader(new FilteredClassLoader("tools.jackson"))
                .run((context) -> assertThat(catchThrowable(
                                () -> context.getBean(ShmTemplate.class).convertAndSend("orders", List.of(1))))
                        .isInstanceOf(MessageConversionException.class)
                        .hasMessageContaining("spring-boot-jackson"));
    }

    @Test
    void convertsObjectsWithJackson() {
        this.runner.run((context) -> {
            context.getBean(ShmTemplate.class).convertAndSend("orders", List.of(1));
            List<String> received = context.getBean(Application.class).received;
            await().untilAsserted(() -> assertThat(received).containsExactly("[1]"));
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        ShmRingJacksonAutoConfiguration.class,
        ShmRingAutoConfiguration.class,
        ShmRingEndpointAutoConfiguration.class,
        ShmRingHealthContributorAutoConfiguration.class,
        ShmRingMetricsAutoConfiguration.class
    })
    static class Application {

        private final List<String> received = new CopyOnWriteArrayList<>();

        @ShmListener("orders")
        void on(String text) {
            this.received.add(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Meters {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ShmRingJacksonAutoConfiguration.class, ShmRingAutoConfiguration.class})
    static class WithoutBootsJackson {}
}

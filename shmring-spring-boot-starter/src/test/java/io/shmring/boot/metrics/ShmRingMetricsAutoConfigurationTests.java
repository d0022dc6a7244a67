/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for {@link ShmRingMetricsAutoConfiguration}. */
@Timeout(60)
class ShmRingMetricsAutoConfigurationTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner rings = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ShmRingAutoConfiguration.class, ShmRingMetricsAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix());

    private final ApplicationContextRunner runner = this.rings.withConfiguration(AutoConfigurations.of(
            MetricsAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class));

    @Test
    void worksWithoutAnyRing() {
        this.runner.run((context) -> {
            assertThat(context).hasSingleBean(ShmRingMetrics.class);
            assertThat(context.getBean(MeterRegistry.class).getMeters())
                    .noneMatch((meter) -> meter.getId().getName().startsWith("shmring"));
        });
    }

    @Test
    void costsNothingWithoutARegistry() {
        this.rings.run((context) -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(ShmRingMetrics.class)
                .doesNotHaveBean(ShmListenerContainerCustomizer.class));
    }

    @Test
    void isSwitchedOffWithTheRings() {
        this.runner
                .withPropertyValues("shmring.enabled=false")
                .run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ShmRingMetrics.class));
    }

    @Test
    void worksWithoutMicrometer() {
        ApplicationContextRunner importing = new ApplicationContextRunner().withUserConfiguration(Importing.class);
        importing
                .withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.micrometer"))
                .run((context) -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ShmRings.class)
                        .doesNotHaveBean("shmRingMetrics"));
        importing.run((context) -> assertThat(context).hasBean("shmRingMetrics"));
    }

    @Test
    void makesNoCycleWithABinderThatUsesTheTemplate() {
        this.runner
                .withUserConfiguration(BinderOfTheUser.class, Listening.class)
                .withPropertyValues("shmring.rings.orders.role=both")
                .run((context) -> {
                    assertThat(context).hasNotFailed();
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("user.meter").counter().count()).isEqualTo(1);
                    await().until(() ->
                            registry.get("shmring.listener").timer().count() == 1); // the binder's own message
                });
    }

    @Test
    void bindsAndTimesInALazyContext() {
        this.runner
                .withInitializer((context) ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withUserConfiguration(Listening.class)
                .withPropertyValues("shmring.rings.orders.role=both")
                .run((context) -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(ShmTemplate.class).send("orders", new byte[8]);
                    await().until(() -> registry.get("shmring.listener").timer().count() == 1);
                    assertThat(registry.get("shmring.capacity").gauge().value()).isEqualTo(1 << 20);
                });
    }

    @Test
    void leavesTheLastWordToACustomizerOfTheUser() {
        this.runner
                .withUserConfiguration(RecorderOfTheUser.class, Listening.class)
                .withPropertyValues("shmring.rings.orders.role=both")
                .run((context) -> {
                    context.getBean(ShmTemplate.class).send("orders", new byte[8]);
                    AtomicLong recorded = context.getBean(AtomicLong.class);
                    await().until(() -> recorded.get() == 1);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("shmring.listener")
                                    .timer()
                                    .count())
                            .isZero();
                });
    }

    @Test
    void timesNothingWhenACustomizerTakesTheRecorderAway() {
        this.runner
                .withBean(ShmListenerContainerCustomizer.class, () -> (container) -> container.setRecorder(null))
                .withUserConfiguration(Listening.class)
                .withPropertyValues("shmring.rings.orders.role=both")
                .run((context) -> {
                    context.getBean(ShmTemplate.class).send("orders", new byte[8]);
                    ShmMessageListenerContainer container = context.getBean(ShmListenerEndpointRegistry.class)
                            .findContainerOfRing("orders")
                            .orElseThrow();
                    await().until(() -> container.getHandledCount() == 1);
                    container.stop(); // a message is timed when it is handled
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("shmring.listener")
                                    .timer()
                                    .count())
                            .isZero();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ShmRingAutoConfiguration.class,
        ShmRingMetricsAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class,
        SimpleMetricsExportAutoConfiguration.class
    })
    static class Importing {}

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @ShmListener("orders")
        void on(ByteBuffer order) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class BinderOfTheUser {

        @Bean
        MeterBinder userBinder(ShmTemplate template) {
            return (registry) -> {
                template.send("orders", new byte[8]);
                Counter.builder("user.meter").register(registry).increment();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RecorderOfTheUser {

        @Bean
        AtomicLong recorded() {
            return new AtomicLong();
        }

        @Bean
        ShmListenerContainerCustomizer userCustomizer(AtomicLong recorded) {
            return (container) -> container.setRecorder((record, start, end, failure) -> recorded.incrementAndGet());
        }
    }
}

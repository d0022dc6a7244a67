/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.boot.metrics.ShmRingMetricsAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import java.nio.ByteBuffer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that listens to a ring by {@code @ShmListener(ByteBuffer)}, as the starter sets it up. */
final class ListeningApplication implements RunningReceiver {

    /** The key of its ring. */
    static final String KEY = "readings";

    private final ConfigurableApplicationContext context;
    private final Listener listener;
    private final ShmProducer producer;

    /** With or without what adds the timers of listeners. */
    ListeningApplication(Class<?>... metrics) {
        this.context = new SpringApplicationBuilder(Application.class)
                .sources(metrics)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "shmring.rings." + KEY + ".name=" + RingNames.fresh(),
                        "shmring.rings." + KEY + ".role=both",
                        "shmring.rings." + KEY + ".open=create",
                        "shmring.rings." + KEY + ".capacity=" + LocalRing.CAPACITY + "B",
                        "shmring.rings." + KEY + ".remove-on-close=true")
                .run();
        this.listener = this.context.getBean(Listener.class);
        this.producer = this.context.getBean(SpscShm.class).producer();
    }

    @Override
    public ShmProducer producer() {
        return this.producer;
    }

    @Override
    public long received() {
        return this.listener.received.count();
    }

    /** Stops listening and returns how many messages were timed; 0 without timers. */
    long stopAndCountTimed() {
        this.context.stop(); // a message is timed when it is handled
        return this.context.getBeanProvider(MeterRegistry.class).stream()
                .mapToLong(
                        (registry) -> registry.get("shmring.listener").timer().count())
                .sum();
    }

    @Override
    public void close() {
        this.context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ShmRingAutoConfiguration.class)
    static class Application {

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    /** What an application with Actuator and a registry has beside it. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MetricsAutoConfiguration.class, ShmRingMetricsAutoConfiguration.class})
    static class Metrics {

        @Bean
        SimpleMeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }

    static class Listener {

        private final ReceivedCount received = new ReceivedCount();

        @ShmListener(KEY)
        void onReading(ByteBuffer view) {
            this.received.add(view);
        }
    }
}

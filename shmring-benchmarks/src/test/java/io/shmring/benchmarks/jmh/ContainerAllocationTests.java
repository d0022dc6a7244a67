/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A container in a real application, its own thread between the ring and the listener, allocates nothing for a message. */
@Timeout(60)
class ContainerAllocationTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void listenerOfTheView() throws Exception {
        String name = "shmring-test-" + UUID.randomUUID();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        "shmring.rings.readings.name=" + name,
                        "shmring.rings.readings.role=both",
                        "shmring.rings.readings.open=create",
                        "shmring.rings.readings.capacity=64KB",
                        "shmring.rings.readings.remove-on-close=true")
                .run()) {
            Listener listener = context.getBean(Listener.class);
            ShmProducer producer = context.getBean(SpscShm.class).producer();
            ByteBuffer message = ByteBuffer.allocateDirect(64);
            send(producer, message);
            Thread container = listener.thread.get(30, TimeUnit.SECONDS);
            assertThat(container).isNotEqualTo(Thread.currentThread());
            Allocations.assertNone(container, () -> send(producer, message));
            assertThat(listener.count).isPositive();
        }
        assertThat(SpscShm.unlink(name)).isFalse();
    }

    private static void send(ShmProducer producer, ByteBuffer message) {
        while (!producer.offer(message)) {
            assertThat(producer.waitForSpace(message.remaining(), LONG)).isTrue();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ShmRingAutoConfiguration.class)
    static class Application {

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    static class Listener {

        private final CompletableFuture<Thread> thread = new CompletableFuture<>();
        private volatile int count;

        @ShmListener("readings")
        void onReading(ByteBuffer view) {
            this.thread.complete(Thread.currentThread());
            this.count += view.remaining();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.event.ShmContainerStalledEvent;
import io.shmring.spring.event.ShmRingFullEvent;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** What the thread that looks at all rings each second tells an application. */
@Timeout(60)
class RingEventsTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ShmRingAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix());

    @Test
    void tellsOnceOfAListenerThatDoesNotReturn() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=both", "shmring.listener.stalled-after=20ms")
                .withUserConfiguration(Blocking.class)
                .run((context) -> {
                    Blocking listener = context.getBean(Blocking.class);
                    context.getBean(ShmOperations.class).convertAndSend("orders", "one");
                    await().until(() -> listener.events.size() == 1);
                    listener.release.countDown();
                    assertThat(listener.events.get(0).getRing()).isEqualTo("orders");
                    assertThat(listener.events.get(0).getProgressAge()).isPositive();
                });
    }

    @Test
    void tellsOfARingThatWasFull() {
        this.runner
                .withPropertyValues("shmring.rings.fills.role=both", "shmring.rings.fills.capacity=4KB")
                .withUserConfiguration(Watching.class)
                .run((context) -> {
                    ShmRings rings = context.getBean(ShmRings.class);
                    ShmOperations operations = context.getBean(ShmOperations.class);
                    List<ShmRingFullEvent> events = context.getBean(Watching.class).events;
                    await().until(() -> {
                        while (operations.trySend("fills", new byte[1000])) {
                            // until it is full
                        }
                        rings.get("fills").consumer().poll((payload, record) -> {}, Integer.MAX_VALUE);
                        return !events.isEmpty();
                    });
                    assertThat(events.get(0).getRing()).isEqualTo("fills");
                    assertThat(events.get(0).getStalls()).isPositive();
                });
    }

    @Test
    void tellsTheSameOfBeansThatReplaceTheConfiguredOnes() {
        this.runner
                .withPropertyValues("shmring.listener.stalled-after=20ms")
                .withBean(
                        ShmRings.class,
                        () -> new ShmRings(List.of(this.test
                                .spsc("orders", ShmRingRole.BOTH)
                                .geometry(4096L, null, null)
                                .build())))
                .withUserConfiguration(OwnRegistry.class, Blocking.class, Watching.class)
                .run((context) -> {
                    Blocking listener = context.getBean(Blocking.class);
                    ShmOperations operations = context.getBean(ShmOperations.class);
                    operations.convertAndSend("orders", "one");
                    await().until(() -> listener.events.size() == 1); // so it has looked how often the ring was full
                    while (operations.trySend("orders", new byte[1000])) {
                        // until it is full
                    }
                    await().until(() -> context.getBean(Watching.class).events.size() == 1);
                    listener.release.countDown();
                });
    }

    static class OwnRegistry {

        @Bean
        ShmListenerEndpointRegistry ownRegistry(ShmListenerContainerFactory factory) {
            return new ShmListenerEndpointRegistry(factory);
        }
    }

    static class Blocking {

        private final List<ShmContainerStalledEvent> events = new CopyOnWriteArrayList<>();
        private final CountDownLatch release = new CountDownLatch(1);

        @ShmListener("orders")
        void on(String text) throws InterruptedException {
            this.release.await();
        }

        @EventListener
        void on(ShmContainerStalledEvent event) {
            this.events.add(event);
        }
    }

    static class Watching {

        private final List<ShmRingFullEvent> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(ShmRingFullEvent event) {
            this.events.add(event);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ContainerStoppingErrorHandler;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** What the health tells after an error handler has ended a listener's container, and until when. */
@Timeout(60)
class FailedListenerHealthTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class, ShmRingHealthContributorAutoConfiguration.class))
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(),
                    "shmring.rings.orders.role=both",
                    "shmring.rings.others.role=both",
                    "shmring.listener.retry.max-retries=0")
            .withUserConfiguration(Orders.class);

    @Test
    void isDownWithTheReasonUntilTheContainerIsStartedAgain() {
        this.runner.withUserConfiguration(Stopping.class).run((context) -> {
            failOn(context, "bad");
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails())
                    .containsEntry("listener", "stopped abnormally")
                    .containsEntry("failure", "java.lang.IllegalStateException: bad");
            assertThat(health(context, "others").getStatus()).isEqualTo(Status.UP);
            repair(context);
            container(context).start();
            await().until(() -> context.getBean(Orders.class).handled.equals(List.of("bad")));
            assertIsUp(context);
        });
    }

    @Test
    void isDownWithTheReasonWhenThereIsNoRoomForADeadLetter() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.orders.dead-letter=letters",
                        "shmring.rings.letters.role=both",
                        "shmring.rings.letters.capacity=4KB",
                        "shmring.rings.letters.full-policy=fail")
                .run((context) -> {
                    while (context.getBean(ShmOperations.class).trySend("letters", new byte[56])) {
                        // until it is full
                    }
                    failOn(context, "bad");
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context).getDetails())
                            .containsEntry("listener", "stopped abnormally")
                            .extractingByKey("failure")
                            .asString()
                            .contains("'letters' has no room", "start listener 'orders' again");
                    context.getBean(ShmRings.class)
                            .get("letters")
                            .consumer()
                            .poll((payload, record) -> {}, Integer.MAX_VALUE);
                    container(context).start();
                    await().until(() -> available(context) == 0);
                    assertIsUp(context);
                });
    }

    @Test
    void staysDownWhenAContainerThatFailedIsStopped() {
        this.runner.withUserConfiguration(Stopping.class).run((context) -> {
            failOn(context, "bad");
            container(context).stop();
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void isUpAgainWhenTheContextIsRestarted() {
        this.runner.withUserConfiguration(Stopping.class).run((context) -> {
            failOn(context, "bad");
            context.getSourceApplicationContext().stop();
            repair(context);
            context.getSourceApplicationContext().start();
            await().until(() -> context.getBean(Orders.class).handled.equals(List.of("bad")));
            assertIsUp(context);
        });
    }

    private static void failOn(ApplicationContext context, String message) {
        context.getBean(ShmOperations.class).convertAndSend("orders", message);
        await().until(() -> container(context).isStoppedAbnormally());
        assertThat(available(context)).isPositive();
    }

    private static void repair(ApplicationContext context) {
        context.getBean(Orders.class).broken = false;
    }

    private static long available(ApplicationContext context) {
        return context.getBean(ShmRings.class).get("orders").snapshot().available();
    }

    private static void assertIsUp(ApplicationContext context) {
        assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        assertThat(health(context).getDetails())
                .containsEntry("listener", "running")
                .doesNotContainKey("failure");
    }

    private static ShmMessageListenerContainer container(ApplicationContext context) {
        return context.getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing("orders")
                .orElseThrow();
    }

    private static Health health(ApplicationContext context) {
        return health(context, "orders");
    }

    private static Health health(ApplicationContext context, String ring) {
        CompositeHealthContributor contributor =
                context.getBean("shmringHealthContributor", CompositeHealthContributor.class);
        return ((HealthIndicator) contributor.getContributor(ring)).health();
    }

    static class Orders {

        private final List<String> handled = new CopyOnWriteArrayList<>();
        private volatile boolean broken = true;

        @ShmListener(id = "orders", ring = "orders")
        void on(String order) {
            if (this.broken) {
                throw new IllegalStateException(order);
            }
            this.handled.add(order);
        }

        @ShmListener("others")
        void onOther(String other) {}
    }

    static class Stopping {

        @Bean
        ShmErrorHandler stopping() {
            return new ContainerStoppingErrorHandler();
        }
    }
}

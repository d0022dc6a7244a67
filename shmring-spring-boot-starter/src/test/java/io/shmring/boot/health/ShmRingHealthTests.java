/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscProducer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
import org.springframework.context.annotation.Configuration;

/** Tests for {@link ShmRingHealthIndicator} in every state of a real ring. */
@Timeout(60)
class ShmRingHealthTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class, ShmRingHealthContributorAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix());

    @Test
    void isUpWhileTheListenerRuns() {
        orders().withUserConfiguration(Listening.class).run((context) -> {
            Health health = health(context, "orders");
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "role", "consumer",
                            "type", "spsc",
                            "state", "open",
                            "available", 0L,
                            "peer", "missing",
                            "listener", "running"));
        });
    }

    @Test
    void isUpWithoutAListenerAndSaysSo() {
        orders().run((context) -> {
            Health health = health(context, "orders");
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("listener", "none");
        });
    }

    @Test
    void hasNoListenerToTellAboutOnARingThatIsOnlyProducedTo() {
        this.runner.withPropertyValues("shmring.rings.fills.role=producer").run((context) -> {
            Health health = health(context, "fills");
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("role", "producer").doesNotContainKey("listener");
        });
    }

    @Test
    void isUpWhenStoppedOrPausedOnPurpose() {
        orders().withUserConfiguration(Listening.class).run((context) -> {
            ShmMessageListenerContainer container = container(context);
            container.pause();
            assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
            assertThat(health(context, "orders").getDetails()).containsEntry("listener", "paused");
            container.stop();
            assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
            assertThat(health(context, "orders").getDetails()).containsEntry("listener", "stopped");
        });
    }

    @Test
    void isUpWhileTheContextIsStopped() {
        orders().withUserConfiguration(Listening.class)
                .withPropertyValues("shmring.health.missing-peer-is-down=true")
                .run((context) -> {
                    context.getSourceApplicationContext().stop();
                    Health health = health(context, "orders");
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry("suspended", true)
                            .containsEntry("listener", "stopped")
                            .doesNotContainKey("peer");
                });
    }

    @Test
    void isDownWhenTheListenerEndedItsContainerUntilItIsStartedAgain() {
        orders().withUserConfiguration(DyingOnce.class).run((context) -> {
            try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                ring.producer().offer(ByteBuffer.allocate(8));
                await().until(() -> health(context, "orders").getStatus().equals(Status.DOWN));
                assertThat(health(context, "orders").getDetails())
                        .containsEntry("listener", "stopped abnormally")
                        .containsEntry("failure", "java.lang.AssertionError: broken");
                container(context).start();
                await().until(() -> container(context).getHandledCount() == 1);
                assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
            }
        });
    }

    @Test
    void isDownWhenTheFileOfALiveRingIsDeleted() {
        this.runner
                .withPropertyValues("shmring.rings.fills.role=producer", "shmring.rings.others.role=producer")
                .run((context) -> {
                    assertThat(health(context, "fills").getStatus()).isEqualTo(Status.UP);
                    Files.delete(file("fills"));
                    await().until(() -> health(context, "fills").getStatus().equals(Status.DOWN));
                    assertThat(health(context, "others").getStatus()).isEqualTo(Status.UP);
                });
    }

    @Test
    void isDownWhenTheFileIsDeletedBeforeAnybodyLooks() {
        this.runner.withPropertyValues("shmring.rings.fills.role=producer").run((context) -> {
            Files.delete(file("fills"));
            Health health = health(context, "fills");
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).extractingByKey("error").asString().contains("ShmNotFoundException");
        });
    }

    @Test
    void isDownWhenTheRingIsReplacedByAnother() {
        this.runner.withPropertyValues("shmring.rings.fills.role=producer").run((context) -> {
            this.test.forceUnlink("fills");
            try (SpscShm successor = SpscShm.create(this.test.name("fills"), 4096)) {
                await().until(() -> health(context, "fills").getStatus().equals(Status.DOWN));
                assertThat(health(context, "fills").getDetails())
                        .containsEntry("state", "open")
                        .containsKey("removed");
                assertThat(successor.capacity()).isEqualTo(4096);
            }
        });
    }

    @Test
    void isDownWhenOneRingOfASystemIsDeletedAndTheListenerGoesOn() {
        this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "shmring.rings.orders.role=consumer",
                        "shmring.rings.orders.type=mpsc",
                        "shmring.rings.orders.producers=2",
                        "shmring.rings.orders.capacity=4KB")
                .run((context) -> {
                    try (MpscProducer producer = MpscProducer.connect(this.test.name("orders"), 1)) {
                        assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
                        Files.delete(file("orders_ring_1"));
                        await().until(() ->
                                health(context, "orders").getStatus().equals(Status.DOWN));
                        assertThat(health(context, "orders").getDetails())
                                .containsKey("removed")
                                .containsEntry("listener", "running");
                        producer.offer(ByteBuffer.allocate(8));
                        await().until(() -> container(context).getHandledCount() == 1);
                    }
                });
    }

    @Test
    void isDownWhenARingIsRemoved() {
        orders().withUserConfiguration(Listening.class).run((context) -> {
            assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
            this.test.forceUnlink("orders");
            Health health = health(context, "orders");
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("state", "removed");
        });
    }

    @Test
    void isDownWhenASlotIsLeftOutBecauseOfGarbageAndNamesIt() {
        this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "shmring.rings.orders.role=consumer",
                        "shmring.rings.orders.type=mpsc",
                        "shmring.rings.orders.producers=3",
                        "shmring.rings.orders.capacity=4KB",
                        "shmring.listener.auto-startup=false")
                .run((context) -> {
                    try (MpscProducer broken = MpscProducer.connect(this.test.name("orders"), 1);
                            MpscProducer sound = MpscProducer.connect(this.test.name("orders"), 2)) {
                        broken.offer(ByteBuffer.allocate(8));
                        writeGarbage(file("orders_ring_1"));
                        container(context).start();
                        await().until(() ->
                                health(context, "orders").getStatus().equals(Status.DOWN));
                        assertThat(health(context, "orders").getDetails())
                                .containsEntry("quarantined", List.of(1))
                                .containsEntry("listener", "running");
                        sound.offer(ByteBuffer.allocate(8));
                        await().until(() -> container(context).getHandledCount() == 1);
                    }
                });
    }

    @Test
    void isDownWhenTheConsumerWroteGarbage() {
        this.runner
                .withPropertyValues("shmring.rings.fills.role=producer", "shmring.rings.others.role=producer")
                .run((context) -> {
                    assertThat(health(context, "fills").getDetails()).doesNotContainKey("failed");
                    try (FileChannel file = FileChannel.open(file("fills"), StandardOpenOption.WRITE)) {
                        file.write(ByteBuffer.allocate(8).putLong(0, 0x0123_4567_89ab_cdefL), 128); // its position
                    }
                    ShmProducer producer =
                            context.getBean(ShmRings.class).get("fills").producer();
                    assertThatExceptionOfType(ShmCorruptException.class).isThrownBy(() -> {
                        while (producer.offer(ByteBuffer.allocate(1024))) {
                            // until it looks how far the consumer is
                        }
                    });
                    assertThat(health(context, "fills").getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context, "fills").getDetails()).containsKey("failed");
                    assertThat(health(context, "others").getStatus()).isEqualTo(Status.UP);
                });
    }

    @Test
    void tellsOfAStalledListenerAndIsStillUp() {
        whileStalled(this.runner, (health) -> {
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .extractingByKey("lastProgressAgeMillis")
                    .satisfies((age) -> assertThat((Long) age).isGreaterThanOrEqualTo(100));
        });
    }

    @Test
    void isDownWithAStalledListenerIfConfiguredSo() {
        whileStalled(
                this.runner.withPropertyValues("shmring.health.stalled-is-down=true"),
                (health) -> assertThat(health.getStatus()).isEqualTo(Status.DOWN));
    }

    private void whileStalled(ApplicationContextRunner runner, Consumer<Health> assertion) {
        runner.withUserConfiguration(Blocking.class)
                .withPropertyValues("shmring.rings.orders.role=consumer", "shmring.listener.stalled-after=100ms")
                .run((context) -> {
                    Blocking listener = context.getBean(Blocking.class);
                    try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                        ring.producer().offer(ByteBuffer.allocate(8));
                        listener.entered.await();
                        await().until(() -> "stalled"
                                .equals(health(context, "orders").getDetails().get("listener")));
                        assertion.accept(health(context, "orders"));
                    } finally {
                        listener.leave.countDown();
                    }
                    await().until(() -> "running"
                            .equals(health(context, "orders").getDetails().get("listener")));
                    assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
                });
    }

    @Test
    void tellsWhetherThePeerIsThere() {
        orders().run((context) -> {
            assertThat(health(context, "orders").getDetails()).containsEntry("peer", "missing");
            try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                ring.producer();
                assertThat(health(context, "orders").getDetails()).containsEntry("peer", "present");
            }
            assertThat(health(context, "orders").getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void isDownWithAMissingPeerIfConfiguredSo() {
        ApplicationContextRunner strict = this.runner.withPropertyValues("shmring.health.missing-peer-is-down=true");
        strict.withPropertyValues(
                        "shmring.rings.telemetry.role=consumer",
                        "shmring.rings.telemetry.type=mpsc",
                        "shmring.rings.fills.role=producer")
                .run((context) -> {
                    assertThat(health(context, "fills").getStatus()).isEqualTo(Status.DOWN);
                    try (SpscShm fills = SpscShm.connect(this.test.name("fills"))) {
                        fills.consumer();
                        assertThat(health(context, "fills").getStatus()).isEqualTo(Status.UP);
                    }
                    assertThat(health(context, "telemetry").getStatus()).isEqualTo(Status.DOWN);
                    strict.withPropertyValues(
                                    "shmring.rings.telemetry.role=producer", "shmring.rings.telemetry.type=mpsc")
                            .run((producer) -> {
                                assertThat(health(producer, "telemetry").getStatus())
                                        .isEqualTo(Status.UP);
                                assertThat(health(context, "telemetry").getStatus())
                                        .isEqualTo(Status.UP);
                                context.getBean(ShmRings.class).close();
                                assertThat(health(producer, "telemetry").getStatus())
                                        .isEqualTo(Status.DOWN);
                            });
                });
    }

    @Test
    void isItsOwnPeerWithBothRoles() {
        this.runner
                .withPropertyValues("shmring.rings.self.role=both", "shmring.health.missing-peer-is-down=true")
                .run((context) ->
                        assertThat(health(context, "self").getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void looksWithoutWaitingWhileTheListenerAndAProducerAreBusy() {
        orders().withUserConfiguration(Blocking.class).run((context) -> {
            Blocking listener = context.getBean(Blocking.class);
            try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                ShmProducer producer = ring.producer();
                producer.offer(ByteBuffer.allocate(8));
                listener.entered.await();
                producer.claim(8); // nobody may wait for the call inside
                Health health = health(context, "orders");
                assertThat(health.getStatus()).isEqualTo(Status.UP);
                assertThat(health.getDetails()).containsEntry("available", 16L);
                producer.abandon();
            } finally {
                listener.leave.countDown();
            }
        });
    }

    private ApplicationContextRunner orders() {
        return this.runner.withPropertyValues("shmring.rings.orders.role=consumer");
    }

    private Path file(String object) {
        return ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name(object));
    }

    /** Makes the first record longer than any may be. */
    private static void writeGarbage(Path ring) throws IOException {
        try (FileChannel file = FileChannel.open(ring, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, 127}), 256);
        }
    }

    private static ShmMessageListenerContainer container(ApplicationContext context) {
        return context.getBean(ShmListenerEndpointRegistry.class)
                .findContainerOfRing("orders")
                .orElseThrow();
    }

    private static Health health(ApplicationContext context, String ring) {
        CompositeHealthContributor contributor =
                context.getBean("shmringHealthContributor", CompositeHealthContributor.class);
        return ((HealthIndicator) contributor.getContributor(ring)).health();
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @ShmListener("orders")
        void on(ByteBuffer order) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class DyingOnce {

        private final AtomicInteger calls = new AtomicInteger();

        @ShmListener("orders")
        void on(ByteBuffer order) {
            if (this.calls.getAndIncrement() == 0) {
                throw new AssertionError("broken");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
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

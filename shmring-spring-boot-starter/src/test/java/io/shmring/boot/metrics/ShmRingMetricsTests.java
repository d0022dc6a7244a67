/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shmring.MpscProducer;
import io.shmring.ShmOptions;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.testing.TestRings;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Tests for {@link ShmRingMetrics} and {@link ListenerTimers} against real traffic. */
@Timeout(60)
class ShmRingMetricsTests {

    private static final String[] GAUGES = {"shmring.available", "shmring.free", "shmring.capacity"};

    private static final String[] COUNTERS = {
        "shmring.messages.published",
        "shmring.messages.consumed",
        "shmring.stalls",
        "shmring.wakeups",
        "shmring.rescues",
        "shmring.drops"
    };

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class,
                    ShmRingMetricsAutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix());

    @Test
    void readsAProducersRing() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.fills.role=producer",
                        "shmring.rings.fills.capacity=4KB",
                        "shmring.rings.fills.full-policy=drop")
                .run((context) -> {
                    ShmTemplate template = context.getBean(ShmTemplate.class);
                    for (int i = 0; i < 5; i++) {
                        template.send("fills", new byte[1016]); // 1024 with its header: four fit
                    }
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    Tags tags = Tags.of("ring", "fills", "role", "producer", "producer", "none");
                    await().untilAsserted(() -> assertThat(gauge(registry, "shmring.available", tags))
                            .isEqualTo(4096));
                    assertThat(gauge(registry, "shmring.free", tags)).isZero();
                    assertThat(gauge(registry, "shmring.capacity", tags)).isEqualTo(4096);
                    assertThat(count(registry, "shmring.messages.published", tags))
                            .isEqualTo(4);
                    assertThat(count(registry, "shmring.messages.consumed", tags))
                            .isZero();
                    assertThat(count(registry, "shmring.stalls", tags)).isEqualTo(1);
                    assertThat(count(registry, "shmring.drops", tags)).isEqualTo(1);
                    assertThat(count(registry, "shmring.wakeups", tags)).isZero();
                    assertThat(count(registry, "shmring.rescues", tags)).isZero();
                    assertThat(registry.find("shmring.listener").meters()).isEmpty();

                    try (SpscShm ring = SpscShm.connect(this.test.name("fills"))) {
                        ring.consumer().poll((payload, record) -> {}, 3);
                    }
                    await().untilAsserted(() -> assertThat(count(registry, "shmring.messages.consumed", tags))
                            .isEqualTo(3));
                    assertThat(gauge(registry, "shmring.available", tags)).isEqualTo(1024);
                    assertThat(gauge(registry, "shmring.free", tags)).isEqualTo(3072);
                });
    }

    @Test
    void countsTheWakeUpsOfASleepingListener() {
        this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues("shmring.rings.orders.role=both", "shmring.spin=0")
                .run((context) -> {
                    ShmTemplate template = context.getBean(ShmTemplate.class);
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    Tags tags = Tags.of("ring", "orders", "role", "both", "producer", "none");
                    await().untilAsserted(() -> {
                        template.send("orders", new byte[8]); // the listener sleeps sooner or later
                        assertThat(count(registry, "shmring.wakeups", tags)).isPositive();
                    });
                });
    }

    @Test
    void readsTheSlotsOfManyProducers() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.telemetry.role=consumer",
                        "shmring.rings.telemetry.type=mpsc",
                        "shmring.rings.telemetry.producers=2",
                        "shmring.rings.telemetry.capacity=4KB")
                .run((consumer) -> this.runner
                        .withPropertyValues(
                                "shmring.rings.telemetry.role=producer",
                                "shmring.rings.telemetry.type=mpsc",
                                "shmring.rings.telemetry.producer-id=1")
                        .run((producer) -> {
                            producer.getBean(MpscProducer.class).offer(ByteBuffer.allocate(40));
                            MeterRegistry registry = consumer.getBean(MeterRegistry.class);
                            Tags all = Tags.of("ring", "telemetry", "role", "consumer");
                            await().untilAsserted(() -> assertThat(
                                            gauge(registry, "shmring.available", all.and("producer", "1")))
                                    .isEqualTo(48));
                            assertThat(gauge(registry, "shmring.available", all.and("producer", "0")))
                                    .isZero();
                            assertThat(count(registry, "shmring.messages.published", all.and("producer", "1")))
                                    .isEqualTo(1);
                            assertThat(count(registry, "shmring.wakeups", all.and("producer", "none")))
                                    .isZero();
                            assertThat(producersOf(registry, "shmring.available"))
                                    .containsExactlyInAnyOrder("0", "1");
                            assertThat(producersOf(registry, "shmring.rescues"))
                                    .containsExactlyInAnyOrder("0", "1", "none");

                            MeterRegistry own = producer.getBean(MeterRegistry.class);
                            assertThat(gauge(
                                            own,
                                            "shmring.available",
                                            Tags.of("ring", "telemetry", "role", "producer", "producer", "1")))
                                    .isEqualTo(48);
                            for (Meter meter : meters(own)) {
                                assertThat(meter.getId().getTag("producer"))
                                        .as(meter.getId().toString())
                                        .isEqualTo("1");
                            }
                        }));
    }

    @Test
    void hasEveryMeterWithTheSameTagKeysAndBytesAsUnit() {
        everyKindOfRing().run((context) -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            Map<String, Set<List<String>>> keysByName = meters(registry).stream()
                    .collect(Collectors.groupingBy(
                            (meter) -> meter.getId().getName(),
                            Collectors.mapping(
                                    (meter) -> meter.getId().getTags().stream()
                                            .map(Tag::getKey)
                                            .toList(),
                                    Collectors.toSet())));
            assertThat(keysByName)
                    .hasSize(GAUGES.length + COUNTERS.length + 2)
                    .containsKeys(GAUGES)
                    .containsKeys(COUNTERS)
                    .containsKeys("shmring.listener", "shmring.latency")
                    .allSatisfy((name, keys) ->
                            assertThat(keys).as(name).containsExactly(List.of("producer", "ring", "role")));
            assertThat(registry.get("shmring.free").gauge().getId().getBaseUnit())
                    .isEqualTo("bytes");
            assertThat(meters(registry))
                    .allSatisfy((meter) ->
                            assertThat(meter.getId().getDescription()).isNotBlank());
        });
    }

    @Test
    void keepsReadingAfterAGarbageCollection() {
        everyKindOfRing().run((context) -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            await().until(() -> {
                System.gc();
                return garbage.get() == null;
            });
            for (String name : GAUGES) {
                assertThat(registry.get(name).gauges())
                        .isNotEmpty()
                        .allSatisfy((gauge) -> assertThat(gauge.value())
                                .as(gauge.getId().toString())
                                .isNotNaN());
            }
            context.getBean(ShmTemplate.class).send("fills", new byte[8]);
            Tags tags = Tags.of("ring", "fills", "role", "producer", "producer", "none");
            await().untilAsserted(() -> assertThat(count(registry, "shmring.messages.published", tags))
                    .isEqualTo(1));
        });
    }

    @Test
    void timesTheListenerAndTheWayOfStampedMessages() {
        this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues("shmring.rings.orders.role=consumer", "shmring.rings.orders.stamp=true")
                .run((context) -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    try (SpscShm ring = SpscShm.connect(this.test.name("orders"))) {
                        for (int i = 0; i < 10; i++) {
                            ring.producer().offer(ByteBuffer.allocate(8));
                        }
                    }
                    Timer listener = registry.get("shmring.listener")
                            .tags("ring", "orders", "role", "consumer", "producer", "none")
                            .timer();
                    Timer latency = registry.get("shmring.latency")
                            .tags("ring", "orders", "role", "consumer", "producer", "none")
                            .timer();
                    await().until(() -> latency.count() == 10);
                    assertThat(listener.count()).isEqualTo(10);
                    assertThat(listener.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                    assertThat(latency.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                    assertThat(latency.max(TimeUnit.SECONDS)).isLessThan(60);
                });
    }

    @Test
    void timesEachProducerForItself() {
        this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "shmring.rings.orders.role=consumer",
                        "shmring.rings.orders.type=mpsc",
                        "shmring.rings.orders.producers=3")
                .run((context) -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    try (MpscProducer producer = MpscProducer.connect(this.test.name("orders"), 2)) {
                        producer.offer(ByteBuffer.allocate(8));
                    }
                    Timer second = registry.get("shmring.listener")
                            .tag("producer", "2")
                            .timer();
                    await().until(() -> second.count() == 1);
                    assertThat(registry.get("shmring.listener")
                                    .tag("producer", "0")
                                    .timer()
                                    .count())
                            .isZero();
                    assertThat(registry.find("shmring.latency").timers()).isEmpty();
                });
    }

    @Test
    void keepsCountsAndDropsGaugesOfARingThatCannotBeLookedAt() {
        this.runner.withPropertyValues("shmring.rings.fills.role=producer").run((context) -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            Tags tags = Tags.of("ring", "fills", "role", "producer", "producer", "none");
            context.getBean(ShmTemplate.class).send("fills", new byte[8]);
            await().untilAsserted(() -> assertThat(count(registry, "shmring.messages.published", tags))
                    .isEqualTo(1));
            Path file = ShmOptions.DEFAULT_DIRECTORY.resolve(this.test.name("fills"));
            Files.delete(file);
            Files.writeString(file, "no ring");
            await().untilAsserted(() ->
                    assertThat(gauge(registry, "shmring.available", tags)).isNaN());
            assertThat(gauge(registry, "shmring.capacity", tags)).isNaN();
            assertThat(count(registry, "shmring.messages.published", tags)).isEqualTo(1);
        });
    }

    @Test
    void looksOnceForAllMetersOfAScrape() {
        this.runner.withPropertyValues("shmring.rings.fills.role=producer").run((context) -> {
            RingFigures figures =
                    new RingFigures(context.getBean(ShmRings.class).get("fills"));
            assertThat(figures.current()).isNotNull();
            await().until(() -> figures.current() == figures.latest()); // unless the two straddle the age
            Object look = figures.current();
            await().until(() -> figures.current() != look);
        });
    }

    @Test
    void allocatesNothingForAMessage() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumer", "shmring.rings.orders.stamp=true")
                .run((context) -> {
                    ListenerRecorder recorder =
                            new ListenerRecorder(context.getBean(ShmRings.class).get("orders"));
                    MeterRegistry registry = new SimpleMeterRegistry();
                    recorder.bindTo(registry);
                    ShmRecord message = new StampedRecord();
                    int messages = 200_000;
                    record(recorder, message, messages); // warm up
                    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                    long before = threads.getCurrentThreadAllocatedBytes();
                    record(recorder, message, messages);
                    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                    assertThat(allocated).isLessThan(messages); // less than a byte each: nothing for most
                    assertThat(registry.get("shmring.latency").timer().count()).isEqualTo(2L * messages);
                });
    }

    private static void record(ListenerRecorder recorder, ShmRecord message, int messages) {
        for (int i = 0; i < messages; i++) {
            recorder.record(message, 1_000 + i, 2_000 + i, null);
        }
    }

    private ApplicationContextRunner everyKindOfRing() {
        return this.runner
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "shmring.rings.orders.role=consumer",
                        "shmring.rings.orders.stamp=true",
                        "shmring.rings.fills.role=producer",
                        "shmring.rings.self.role=both",
                        "shmring.rings.telemetry.role=consumer",
                        "shmring.rings.telemetry.type=mpsc",
                        "shmring.rings.telemetry.producers=2");
    }

    private static List<Meter> meters(MeterRegistry registry) {
        return registry.getMeters().stream()
                .filter((meter) -> meter.getId().getName().startsWith("shmring."))
                .toList();
    }

    private static List<String> producersOf(MeterRegistry registry, String name) {
        return registry.get(name).meters().stream()
                .map((meter) -> meter.getId().getTag("producer"))
                .toList();
    }

    private static double gauge(MeterRegistry registry, String name, Tags tags) {
        Gauge gauge = registry.get(name).tags(tags).gauge();
        return gauge.value();
    }

    private static double count(MeterRegistry registry, String name, Tags tags) {
        FunctionCounter counter = registry.get(name).tags(tags).functionCounter();
        return counter.count();
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        @ShmListener("orders")
        void on(ByteBuffer order) {}
    }

    private static final class StampedRecord implements ShmRecord {

        @Override
        public String ring() {
            return "orders";
        }

        @Override
        public int producer() {
            return -1;
        }

        @Override
        public int typeId() {
            return 0;
        }

        @Override
        public int length() {
            return 8;
        }

        @Override
        public boolean hasCorrelation() {
            return false;
        }

        @Override
        public long correlation() {
            return 0;
        }

        @Override
        public boolean hasPublishTime() {
            return true;
        }

        @Override
        public long publishTimeNanos() {
            return 500;
        }

        @Override
        public boolean hasHeaderBlock() {
            return false;
        }

        @Override
        public int headerBlockLength() {
            return 0;
        }
    }
}

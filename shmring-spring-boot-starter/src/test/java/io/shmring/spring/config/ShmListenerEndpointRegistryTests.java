/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.management.ThreadMXBean;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.testing.TestRings;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests for {@link ShmListenerEndpointRegistry} and its containers on real rings. */
@Timeout(60)
class ShmListenerEndpointRegistryTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private ShmRings rings;
    private ShmListenerEndpointRegistry registry;

    @AfterEach
    void close() {
        this.registry.stop();
        this.rings.close();
    }

    /** So the stop takes as long as that of the slowest one, and not the sum: none returns before all were told. */
    @Test
    void tellsAllContainersToStopBeforeItWaitsForAny() throws InterruptedException {
        String[] keys = {"a", "b", "c", "d", "e", "f", "g", "h"};
        open(keys);
        CountDownLatch entered = new CountDownLatch(keys.length);
        List<ShmMessageListenerContainer> containers = new CopyOnWriteArrayList<>();
        ShmMessageListener untilAllAreToldToStop = (payload, record) -> {
            entered.countDown();
            await().until(() -> containers.stream().noneMatch(ShmMessageListenerContainer::isRunning));
        };
        for (String key : keys) {
            containers.add(this.registry.register(endpoint(key, untilAllAreToldToStop)));
        }
        this.registry.start();
        List.of(keys).forEach(this::send);
        entered.await();
        AtomicInteger calls = new AtomicInteger();
        this.registry.stop(calls::incrementAndGet);
        assertThat(this.registry.isRunning()).isFalse();
        await().untilAtomic(calls, equalTo(1));
        assertThat(containers)
                .noneMatch(ShmMessageListenerContainer::isActive)
                .allMatch((container) -> container.getHandledCount() == 1 && container.getFailedCount() == 0);
    }

    @Test
    void callsBackOnceWithoutAnyContainerAndWhenAllAreStopped() {
        open("a");
        AtomicInteger calls = new AtomicInteger();
        this.registry.start();
        this.registry.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(1);
        this.registry.register(endpoint("a", (payload, record) -> {}));
        this.registry.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(2);
    }

    @Test
    void canBeStoppedByAListenerWhichThenFinishesItsMessage() {
        open("a", "b");
        AtomicInteger handled = new AtomicInteger();
        this.registry.register(endpoint("b", (payload, record) -> {}));
        ShmMessageListenerContainer a = this.registry.register(endpoint("a", (payload, record) -> {
            this.registry.stop();
            this.rings.start();
            this.rings.stop();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            handled.incrementAndGet();
        }));
        this.registry.start();
        send("a");
        await().until(() -> !a.isActive());
        assertThat(handled).hasValue(1);
        assertThat(a.isStoppedAbnormally()).isFalse();
        await().until(() -> !this.rings.get("a").snapshot().consumer().held());
        assertThat(this.rings.get("a").snapshot().available()).isZero();
    }

    @Test
    void startsOnlyWhatIsToStartByItself() {
        open("a", "b");
        ShmMessageListener ignoring = (payload, record) -> {};
        ShmMessageListenerContainer manual = this.registry.register(ShmListenerEndpoint.builder("a", ignoring)
                .id("manual")
                .autoStartup(false)
                .build());
        ShmMessageListenerContainer automatic = this.registry.register(endpoint("b", ignoring));
        for (int restart = 0; restart < 2; restart++) {
            this.registry.start();
            assertThat(manual.isRunning()).isFalse();
            assertThat(automatic.isRunning()).isTrue();
            manual.start();
            this.registry.stop();
            assertThat(Stream.of(manual, automatic)).noneMatch(ShmMessageListenerContainer::isActive);
        }
    }

    @Test
    void startsAllOrNone() throws InterruptedException {
        open("a", "b", "c");
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ShmMessageListener ignoring = (payload, record) -> {};
        ShmMessageListenerContainer a = this.registry.register(endpoint("a", ignoring));
        ShmMessageListenerContainer b = this.registry.register(endpoint("b", (payload, record) -> {
            entered.countDown();
            release.await();
        }));
        ShmMessageListenerContainer c = this.registry.register(endpoint("c", ignoring));
        b.start();
        send("b");
        entered.await();
        b.stop(() -> {}); // told to stop and still busy: it cannot start
        assertThatIllegalStateException().isThrownBy(this.registry::start).withMessageContaining("still busy");
        assertThat(this.registry.isRunning()).isFalse();
        assertThat(a.isActive()).isFalse();
        assertThat(c.isActive()).isFalse();
        release.countDown();
        await().until(() -> !b.isActive());
        this.registry.start();
        assertThat(Stream.of(a, b, c)).allMatch(ShmMessageListenerContainer::isRunning);
    }

    @Test
    void refusesASecondListenerOfARingAtRunTime() {
        open("a");
        this.registry.register(ShmListenerEndpoint.builder("a", (payload, record) -> {})
                .id("first")
                .description("the first")
                .build());
        assertThatExceptionOfType(ShmListenerConfigurationException.class)
                .isThrownBy(() -> this.registry.register(ShmListenerEndpoint.builder("a", (payload, record) -> {})
                        .id("second")
                        .description("the second")
                        .build()))
                .withMessageContaining("the first")
                .withMessageContaining("the second");
        assertThat(this.registry.findContainerOfRing("a").orElseThrow().getListenerId())
                .isEqualTo("first");
        assertThat(this.registry.findContainer("second")).isEmpty();
    }

    @Test
    void keepsItsRoleWhileStoppedAndPaused() {
        open("a");
        ShmMessageListenerContainer container = this.registry.register(endpoint("a", (payload, record) -> {}));
        this.registry.start();
        container.pause();
        await().until(container::isPaused);
        assertThat(this.rings.get("a").snapshot().consumer().held()).isTrue();
        container.stop();
        assertThat(this.rings.get("a").snapshot().consumer().held()).isTrue();
    }

    @Test
    void callsBackWhenAPausedContainerIsStoppedAfterItsRoleWasGivenBack() {
        open("a");
        ShmMessageListenerContainer container = this.registry.register(endpoint("a", (payload, record) -> {}));
        this.rings.start();
        this.registry.start();
        container.pause();
        await().until(container::isPaused);
        this.rings.stop();
        AtomicInteger calls = new AtomicInteger();
        container.stop(calls::incrementAndGet);
        await().untilAtomic(calls, equalTo(1));
        assertThat(container.isActive()).isFalse();
        assertThat(container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void pausesBeforeTheNextMessageOfARealPollAndLeavesItInTheRing() {
        open("a");
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger pauseAt = new AtomicInteger(3);
        ShmMessageListenerContainer[] self = new ShmMessageListenerContainer[1];
        self[0] = this.registry.register(endpoint("a", (payload, record) -> {
            assertThat(payload.get()).isEqualTo((byte) handled.get());
            if (handled.incrementAndGet() == pauseAt.get()) {
                self[0].pause();
            }
        }));
        for (byte i = 0; i < 10; i++) {
            this.rings.get("a").producer().offer(ByteBuffer.wrap(new byte[] {i}));
        }
        this.registry.start();
        await().until(self[0]::isPaused);
        assertThat(handled).hasValue(3);
        assertThat(this.rings.get("a").consumer().available()).isEqualTo(7 * 16);
        self[0].resume();
        await().untilAtomic(handled, equalTo(10));
        assertThat(self[0].getFailedCount()).isZero();
    }

    @Test
    void endsAContainerAbnormallyWhoseRingIsRemovedAfterItHasDrainedIt() {
        open("a");
        AtomicInteger handled = new AtomicInteger();
        ShmMessageListenerContainer container =
                this.registry.register(endpoint("a", (payload, record) -> handled.incrementAndGet()));
        send("a");
        this.test.forceUnlink("a");
        this.registry.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> !container.isActive());
        assertThat(handled).hasValue(1);
        assertThat(container.getFailure()).isInstanceOf(ShmRemovedException.class);
        assertThat(container.isInExpectedState()).isFalse();
    }

    @Test
    void allocatesNothingForAMessageOnTheContainersThread() {
        open("a");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int warmUp = 100_000;
        int measured = 100_000;
        AtomicLong before = new AtomicLong();
        AtomicLong after = new AtomicLong();
        long[] count = {0};
        this.registry.register(endpoint("a", (payload, record) -> {
            count[0]++;
            if (count[0] == warmUp) {
                before.set(threads.getCurrentThreadAllocatedBytes());
            } else if (count[0] == warmUp + measured) {
                after.set(threads.getCurrentThreadAllocatedBytes());
            }
        }));
        this.registry.start();
        ShmProducer producer = this.rings.get("a").producer();
        ByteBuffer message = ByteBuffer.allocateDirect(32);
        for (int sent = 0; sent < warmUp + measured; ) {
            if (producer.offer(message)) {
                sent++;
            } else {
                producer.waitForSpace(32, Duration.ofMillis(100));
            }
        }
        await().until(() -> after.get() > 0);
        assertThat(after.get() - before.get())
                .as("bytes for %d messages", measured)
                .isLessThan(measured);
    }

    private static ShmListenerEndpoint endpoint(String ring, ShmMessageListener listener) {
        return ShmListenerEndpoint.builder(ring, listener).build();
    }

    private void send(String key) {
        assertThat(this.rings.get(key).producer().offer(ByteBuffer.wrap(new byte[8])))
                .isTrue();
    }

    private void open(String... keys) {
        this.rings = new ShmRings(Arrays.stream(keys)
                .map((key) -> this.test
                        .spsc(key, ShmRingRole.BOTH)
                        .geometry(64L << 10, null, null)
                        .build())
                .toList());
        this.registry = new ShmListenerEndpointRegistry(new ShmListenerContainerFactory(this.rings));
    }
}

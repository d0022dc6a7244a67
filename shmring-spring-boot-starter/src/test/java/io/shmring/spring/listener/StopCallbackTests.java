/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.event.ShmContainerStoppedEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever stops a container is called back once, however many do and however long it takes. */
@Timeout(60)
class StopCallbackTests {

    @RegisterExtension
    final TestContainer test = new TestContainer();

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @AfterEach
    void letTheListenerGo() {
        this.release.countDown();
    }

    @Test
    void callsBackEachOfManyWhoStopItAtTheSameTime() throws InterruptedException {
        RingListenerContainer container = this.test.with((text) -> {
            this.entered.countDown();
            this.release.await();
        });
        this.test.send("one");
        container.start();
        this.entered.await();
        List<Thread> stopping = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            Thread thread = new Thread(() -> container.stop(() -> this.calls.add(name)));
            stopping.add(thread);
            thread.start();
        }
        for (Thread thread : stopping) {
            thread.join(); // no call of stop(Runnable) waits
        }
        assertThat(this.calls).isEmpty();
        this.release.countDown();
        await().until(() -> this.calls.size() == 4);
        container.stop(() -> this.calls.add("afterwards"));
        assertThat(this.calls).containsExactlyInAnyOrder("a", "b", "c", "d", "afterwards");
        assertThat(this.test.events(ShmContainerStoppedEvent.class)).hasSize(1);
    }

    @Test
    void callsBackWhileAListenerThatIgnoresItsInterruptGoesOn() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        RingListenerContainer container = this.test.of(withTimes(Duration.ofMillis(20)), (payload, record) -> {
            this.entered.countDown();
            while (this.release.getCount() > 0) {
                Thread.onSpinWait();
            }
            left.countDown();
        });
        this.test.send("one");
        container.start();
        this.entered.await();
        container.stop(() -> this.calls.add("first"));
        container.stop(() -> this.calls.add("second"));
        await().until(() -> this.calls.size() == 2);
        assertThat(this.calls).containsExactlyInAnyOrder("first", "second");
        assertThat(container.isActive()).isTrue();
        assertThat(container.getState()).isEqualTo(ShmContainerState.STOPPED);
        assertThatIllegalStateException().isThrownBy(container::start);
        this.release.countDown();
        left.await();
        await().until(() -> !container.isActive());
        container.start();
        assertThat(container.isRunning()).isTrue();
    }

    @Test
    void callsBackWhenItsTimesAreForEver() {
        RingListenerContainer container =
                this.test.of(withTimes(ChronoUnit.FOREVER.getDuration()), (payload, record) -> {});
        this.test.send("one");
        container.start();
        await().until(() -> container.getHandledCount() == 1);
        assertThat(container.isStalled()).isFalse();
        container.stop(() -> this.calls.add("stopped"));
        await().until(() -> this.calls.equals(List.of("stopped")));
        assertThat(container.getState()).isEqualTo(ShmContainerState.STOPPED);
    }

    private static ShmContainerProperties withTimes(Duration times) {
        return new ShmContainerProperties(true, AckMode.AFTER_HANDLER, 256, times, times, times);
    }
}

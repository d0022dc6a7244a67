/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.event.ShmListenerFailedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.backoff.FixedBackOff;

/** Ack mode {@link AckMode#BEFORE_HANDLER}. */
@Timeout(60)
class BeforeHandlerTests {

    @RegisterExtension
    final TestContainer test = new TestContainer();

    private final List<String> recovered = new CopyOnWriteArrayList<>();

    private final ShmMessageRecoverer recoverer = (failed) ->
            this.recovered.add(TestContainer.describe(failed) + (failed.isRetryPossible() ? "" : " lastly"));

    @Test
    void consumesAMessageBeforeItsListenerIsCalled() {
        List<Integer> waiting = new CopyOnWriteArrayList<>();
        RingListenerContainer container =
                this.test.with(AckMode.BEFORE_HANDLER, (text) -> waiting.add(this.test.consumer.waiting()));
        this.test.send("one", "longer than one", "");
        container.start();
        await().until(() -> container.getHandledCount() == 3);
        assertThat(this.test.received).containsExactly("one", "longer than one", "");
        assertThat(waiting).containsExactly(2, 1, 0);
    }

    @Test
    void retriesFromTheCopyAndThenRecovers() {
        RingListenerContainer container = this.test.with(AckMode.BEFORE_HANDLER, (text) -> {
            if (text.equals("bad")) {
                throw new IllegalArgumentException("bad message");
            }
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 2)));
        this.test.send("bad", "last");
        container.start();
        await().until(() -> container.getHandledCount() == 1);
        assertThat(this.test.received).containsExactly("bad", "bad", "bad", "last");
        assertThat(this.recovered).containsExactly("3 test bad");
    }

    @Test
    void recoversFromTheCopyWhenStoppedDuringABackOff() throws InterruptedException {
        RingListenerContainer container = failing();
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.received.size() == 1);
        this.test.stop();
        assertThat(this.recovered).containsExactly("1 test one lastly");
        assertThat(this.test.events(ShmListenerFailedEvent.class)).hasSize(1);
        assertThat(this.test.consumer.waiting()).isOne();
        assertThat(container.isInExpectedState()).isTrue();
    }

    @Test
    void keepsTheCopyWhilePaused() throws InterruptedException {
        RingListenerContainer container = failing();
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.received.size() == 1);
        container.pause();
        await().until(container::isPaused);
        assertThat(this.recovered).isEmpty();
        this.test.stop();
        assertThat(this.recovered).containsExactly("1 test one lastly");
    }

    @Test
    void recoversFromTheCopyWhenTheListenerOutlastsTheShutdownTimeout() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        ShmContainerProperties properties = new ShmContainerProperties(
                true, AckMode.BEFORE_HANDLER, 1, Duration.ofMillis(20), null, Duration.ofSeconds(30));
        RingListenerContainer container = new RingListenerContainer(
                "id",
                "test",
                this.test.consumer,
                (payload, record) -> {
                    entered.countDown();
                    new CountDownLatch(1).await();
                },
                properties,
                (event) -> {},
                null);
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer));
        this.test.send("one");
        container.start();
        entered.await();
        container.stop();
        await().until(() -> !container.isActive());
        assertThat(this.recovered).containsExactly("1 test one lastly");
    }

    @Test
    void losesTheMessageOfAnError() {
        RingListenerContainer container = this.test.with(AckMode.BEFORE_HANDLER, (text) -> {
            throw new AssertionError("broken");
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer));
        this.test.send("one");
        container.start();
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(this.recovered).isEmpty();
        assertThat(this.test.consumer.waiting()).isZero();
    }

    private RingListenerContainer failing() {
        RingListenerContainer container = this.test.with(AckMode.BEFORE_HANDLER, (text) -> {
            throw new IllegalStateException("broken");
        });
        container.setErrorHandler(
                new DefaultErrorHandler(this.recoverer, new FixedBackOff(TestContainer.NEVER.toMillis(), 10)));
        return container;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.shmring.spring.event.ShmContainerStoppedEvent;
import io.shmring.spring.event.ShmListenerFailedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.backoff.FixedBackOff;

/** What a container does with a message whose listener failed, as its error handler decides. */
@Timeout(60)
class RedeliveryTests {

    @RegisterExtension
    final TestContainer test = new TestContainer();

    private final List<String> recovered = new CopyOnWriteArrayList<>();

    private final ShmMessageRecoverer recoverer = (failed) -> this.recovered.add(TestContainer.describe(failed));

    @Test
    void retriesInOrderAndThenRecovers() {
        RingListenerContainer container = this.test.with((text) -> {
            if (text.equals("bad")) {
                throw new IllegalArgumentException("bad message");
            }
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 2)));
        this.test.send("good", "bad", "last");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("good", "bad", "bad", "bad", "last");
        assertThat(this.recovered).containsExactly("3 test bad");
        assertThat(container.getFailedCount()).isEqualTo(3);
        assertThat(this.test.events(ShmListenerFailedEvent.class)).hasSize(1);
        assertThat(this.test.consumer.waiting()).isZero();
        assertThat(container.isInExpectedState()).isTrue();
    }

    @Test
    void forgetsTheAttemptsOfAMessageThatSucceeds() {
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = this.test.with((text) -> {
            if (calls.getAndIncrement() % 3 < 2) {
                throw new IllegalStateException("twice for each message");
            }
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 2)));
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("one", "one", "one", "two", "two", "two");
        assertThat(this.recovered).isEmpty();
    }

    @Test
    void endsABackOffAtOnceWhenStoppedAndSeesTheMessageAgain() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        RingListenerContainer container = failingWhile(broken);
        this.test.send("one", "two");
        container.start();
        awaitBackOff();
        this.test.stop();
        assertThat(container.isActive()).isFalse();
        assertThat(container.isInExpectedState()).isTrue();
        assertThat(this.test.consumer.waiting()).isEqualTo(2);
        broken.set(false);
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("one", "one", "two");
        assertThat(this.recovered).isEmpty();
    }

    @Test
    void stopsDuringARedeliveryAndSeesTheMessageAgain() throws InterruptedException {
        CountDownLatch retried = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = this.test.with((text) -> {
            if (calls.incrementAndGet() == 2) {
                retried.countDown();
                release.await();
            }
            if (calls.get() <= 2) {
                throw new IllegalStateException("not yet");
            }
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 10)));
        this.test.send("one");
        container.start();
        retried.await();
        CountDownLatch stopped = new CountDownLatch(1);
        container.stop(stopped::countDown);
        assertThat(stopped.getCount()).isOne();
        release.countDown();
        stopped.await();
        assertThat(calls).hasValue(2);
        assertThat(this.test.consumer.waiting()).isOne();
        container.start();
        await().until(() -> container.getHandledCount() == 1);
        assertThat(this.test.consumer.waiting()).isZero();
        assertThat(this.recovered).isEmpty();
    }

    @Test
    void countsAttemptsAnewAfterARestart() throws InterruptedException {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        RingListenerContainer container = failingWhile(new AtomicBoolean(true));
        container.setErrorHandler((failed) -> {
            attempts.add(failed.attempt());
            return ErrorDecision.retryAfter(attempts.size() < 2 ? Duration.ZERO : TestContainer.NEVER);
        });
        this.test.send("one");
        container.start();
        await().until(() -> attempts.size() == 2);
        this.test.stop();
        container.start();
        await().until(() -> attempts.size() == 3);
        assertThat(attempts).containsExactly(1, 2, 1);
    }

    @Test
    void pausesDuringABackOffAtOnceAndGoesOnWithItAfterwards() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean(true);
        RingListenerContainer container = failingWhile(broken);
        this.test.send("one");
        container.start();
        awaitBackOff();
        container.pause();
        await().until(container::isPaused);
        container.resume();
        await().until(() -> !container.isPaused());
        assertThat(container.isActuallyConsuming()).isTrue();
        this.test.stop();
        assertThat(this.test.received).containsExactly("one");
        assertThat(this.test.consumer.waiting()).isOne();
    }

    @Test
    void isNotStalledDuringABackOff() {
        RingListenerContainer container = failingWhile(new AtomicBoolean(true));
        this.test.send("one");
        container.start();
        awaitBackOff();
        long before = container.getLastProgressNanos();
        await().until(() -> container.getLastProgressNanos() - before > 0);
        assertThat(this.test.received).containsExactly("one");
    }

    @Test
    void endsAndKeepsTheMessageWhenTheErrorHandlerDecidesSo() {
        IllegalStateException failure = new IllegalStateException("cannot go on");
        RingListenerContainer container = this.test.with((text) -> {
            throw failure;
        });
        container.setErrorHandler(new ContainerStoppingErrorHandler());
        this.test.send("one");
        container.start();
        await().until(() -> !this.test.events(ShmContainerStoppedEvent.class).isEmpty());
        assertThat(container.getState()).isEqualTo(ShmContainerState.FAILED);
        assertThat(container.getFailure()).isSameAs(failure);
        assertThat(this.test.consumer.waiting()).isOne();
        assertThat(this.test.events(ShmContainerStoppedEvent.class).get(0).getReason())
                .isEqualTo(ShmContainerStoppedEvent.Reason.ABNORMAL);
        assertThat(this.test.events(ShmListenerFailedEvent.class)).isEmpty();
    }

    @Test
    void retriesAfterAWhileWhenTheErrorHandlerIsBroken() {
        AtomicInteger asked = new AtomicInteger();
        RingListenerContainer container = failingWhile(new AtomicBoolean(true));
        container.setErrorHandler((failed) -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("broken handler");
            }
            return ErrorDecision.consumed();
        });
        this.test.send("one");
        container.start();
        await().untilAtomic(asked, equalTo(2));
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.test.received).containsExactly("one", "one");
        assertThat(container.isRunning()).isTrue();
    }

    @Test
    void retriesAfterAWhileWhenTheErrorHandlerDecidesNothing() {
        AtomicInteger asked = new AtomicInteger();
        RingListenerContainer container = failingWhile(new AtomicBoolean(true));
        container.setErrorHandler((failed) -> (asked.incrementAndGet() == 1) ? null : ErrorDecision.consumed());
        this.test.send("one");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.test.received).containsExactly("one", "one");
    }

    @Test
    void doesNotLeaveAnInterruptOfTheErrorHandlerToTheNextMessage() {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        RingListenerContainer container = this.test.with((text) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            throw new IllegalStateException("broken");
        });
        container.setErrorHandler((failed) -> {
            Thread.currentThread().interrupt(); // as whoever catches an InterruptedException should
            return ErrorDecision.consumed();
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(interrupted).containsExactly(false, false);
    }

    @Test
    void takesAnInterruptedExceptionForAFailureLikeOthers() {
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = this.test.with((text) -> {
            if (calls.incrementAndGet() == 1) {
                throw new InterruptedException("by the listener's own doing");
            }
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 1)));
        this.test.send("one");
        container.start();
        await().until(() -> container.getHandledCount() == 1);
        assertThat(this.test.received).containsExactly("one", "one");
        assertThat(container.isRunning()).isTrue();
    }

    @Test
    void goesOnWithABackOffWhenInterrupted() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        RingListenerContainer container = this.test.with((text) -> {
            thread.set(Thread.currentThread());
            throw new IllegalStateException("broken");
        });
        AtomicInteger asked = new AtomicInteger();
        container.setErrorHandler((failed) -> {
            asked.incrementAndGet();
            return ErrorDecision.retryAfter(TestContainer.NEVER);
        });
        this.test.send("one");
        container.start();
        await().until(() -> asked.get() == 1 && this.test.consumer.isUnused());
        thread.get().interrupt();
        await().until(() -> !thread.get().isInterrupted());
        assertThat(container.getState()).isEqualTo(ShmContainerState.RUNNING);
        assertThat(this.test.received).containsExactly("one");
    }

    @Test
    void pausesBeforeARetryWhenItsListenerAskedForIt() {
        AtomicReference<RingListenerContainer> self = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = this.test.with((text) -> {
            if (calls.incrementAndGet() == 1) {
                self.get().pause();
                throw new IllegalStateException("not now");
            }
        });
        self.set(container);
        container.setErrorHandler((failed) -> ErrorDecision.retryAfter(Duration.ZERO));
        this.test.send("one");
        container.start();
        await().until(container::isPaused);
        assertThat(this.test.received).containsExactly("one");
        assertThat(this.test.consumer.waiting()).isOne();
        container.resume();
        await().until(() -> container.getHandledCount() == 1);
    }

    @Test
    void neverAsksTheErrorHandlerAboutAnError() {
        AtomicInteger asked = new AtomicInteger();
        RingListenerContainer container = this.test.with((text) -> {
            throw new AssertionError("broken");
        });
        container.setErrorHandler((failed) -> {
            asked.incrementAndGet();
            return ErrorDecision.consumed();
        });
        this.test.send("one");
        container.start();
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(asked).hasValue(0);
        assertThat(this.test.consumer.waiting()).isOne();
    }

    @Test
    void callsBackWhenItsErrorHandlerBreaksWithAnError() throws InterruptedException {
        RingListenerContainer container = failingWhile(new AtomicBoolean(true));
        container.setErrorHandler((failed) -> {
            container.stop(() -> {});
            throw new AssertionError("broken handler");
        });
        this.test.send("one");
        container.start();
        await().until(() -> this.test.received.size() == 1);
        this.test.stop();
        assertThat(container.getState()).isEqualTo(ShmContainerState.FAILED);
        assertThat(this.test.consumer.waiting()).isOne();
    }

    @Test
    void keepsMessagesFromTheListenerThatItsFilterRejects() {
        RingListenerContainer container = this.test.with((text) -> {});
        container.setFilter((payload, record) -> payload.get(payload.position()) != 'x');
        this.test.send("one", "xxx", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("one", "two");
        assertThat(container.getFilteredCount()).isOne();
    }

    @Test
    void takesAFailureOfTheFilterForOneOfTheListener() {
        RingListenerContainer container = this.test.with((text) -> {});
        container.setFilter((payload, record) -> {
            throw new IllegalStateException("broken filter");
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 0)));
        this.test.send("one");
        container.start();
        await().until(() -> this.recovered.equals(List.of("1 test one")));
        assertThat(this.test.received).isEmpty();
        assertThat(container.getFailedCount()).isOne();
    }

    private RingListenerContainer failingWhile(AtomicBoolean broken) {
        RingListenerContainer container = this.test.with((text) -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
        });
        container.setErrorHandler(
                new DefaultErrorHandler(this.recoverer, new FixedBackOff(TestContainer.NEVER.toMillis(), 10)));
        return container;
    }

    /** The first delay has begun: the poll that ended with the failure has given back its ring. */
    private void awaitBackOff() {
        await().until(() -> this.test.received.size() == 1 && this.test.consumer.isUnused());
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.shmring.ShmCorruptException;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSuspendedException;
import io.shmring.spring.event.ShmContainerIdleEvent;
import io.shmring.spring.event.ShmContainerNoLongerIdleEvent;
import io.shmring.spring.event.ShmContainerPausedEvent;
import io.shmring.spring.event.ShmContainerResumedEvent;
import io.shmring.spring.event.ShmContainerStalledEvent;
import io.shmring.spring.event.ShmContainerStartedEvent;
import io.shmring.spring.event.ShmContainerStoppedEvent;
import io.shmring.spring.event.ShmListenerFailedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ApplicationEventPublisher;

/** Tests for {@link RingListenerContainer}. */
@Timeout(30)
class RingListenerContainerTests {

    private static final ClassLoader CLASS_LOADER = new ClassLoader() {};

    private final InMemoryConsumer consumer = new InMemoryConsumer();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private RingListenerContainer container;

    @AfterEach
    void stop() {
        this.release.countDown();
        this.container.stop();
    }

    @Test
    void deliversOnAThreadNamedAfterItsRing() {
        AtomicReference<String> thread = new AtomicReference<>();
        start((message) -> thread.set(Thread.currentThread().getName()));
        this.consumer.add("one");
        await().untilAtomic(thread, equalTo("shmring-test"));
        await().until(() -> this.container.getHandledCount() == 1);
    }

    @Test
    void inheritsNothingFromTheThreadThatStartsIt() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<ClassLoader> classLoader = new AtomicReference<>();
        create(
                (message) -> {
                    classLoader.set(Thread.currentThread().getContextClassLoader());
                    thread.set(Thread.currentThread());
                },
                ShmContainerProperties.DEFAULTS);
        this.consumer.add("one");
        Thread starter = new Thread(this.container::start);
        starter.setDaemon(true);
        starter.setContextClassLoader(null);
        starter.start();
        starter.join();
        await().until(() -> thread.get() != null);
        assertThat(thread.get().isDaemon()).isFalse();
        assertThat(classLoader.get()).isSameAs(CLASS_LOADER);
    }

    @Test
    void finishesTheMessageInHandWhenStoppedAndLeavesTheRest() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        start((message) -> {
            entered.countDown();
            awaitRelease();
        });
        this.consumer.add("one");
        this.consumer.add("two");
        entered.await();
        CountDownLatch stopped = new CountDownLatch(1);
        this.container.stop(stopped::countDown);
        assertThat(this.container.isRunning()).isFalse();
        assertThat(this.container.isActive()).isTrue();
        assertThat(stopped.getCount()).isOne();
        this.release.countDown();
        stopped.await();
        assertThat(this.received).containsExactly("one");
        assertThat(this.consumer.waiting()).isOne();
        assertThat(this.container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void goesOnWhereItStoppedWhenStartedAgain() {
        start((message) -> {});
        this.consumer.add("one");
        await().until(() -> this.received.size() == 1);
        this.container.stop();
        this.consumer.add("two");
        this.container.start();
        await().until(() -> this.received.equals(List.of("one", "two")));
    }

    @Test
    void pausesBeforeTheNextMessageOfTheSamePoll() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        start((message) -> {
            entered.countDown();
            awaitRelease();
        });
        this.consumer.add("one");
        this.consumer.add("two");
        entered.await();
        this.container.pause();
        assertThat(this.container.isPaused()).isFalse();
        this.release.countDown();
        await().until(this.container::isPaused);
        assertThat(this.received).containsExactly("one");
        assertThat(this.consumer.waiting()).isOne();
        assertThat(this.container.isRunning()).isTrue();
        assertThat(this.container.isActuallyConsuming()).isFalse();
        this.container.resume();
        await().until(() -> this.received.equals(List.of("one", "two")));
        assertThat(this.events)
                .extracting("class")
                .containsExactly(
                        ShmContainerStartedEvent.class, ShmContainerPausedEvent.class, ShmContainerResumedEvent.class);
    }

    @Test
    void stopsWhilePausedAndStaysPausedAcrossARestart() {
        create((message) -> {}, ShmContainerProperties.DEFAULTS);
        this.container.pause();
        this.container.start();
        await().until(this.container::isPaused);
        this.container.stop();
        assertThat(this.container.isActive()).isFalse();
        this.consumer.add("one");
        this.container.start();
        await().until(this.container::isPaused);
        assertThat(this.received).isEmpty();
    }

    @Test
    void logsCountsAndGivesUpAMessageWhoseListenerThrows() {
        create(
                (message) -> {
                    if (message.equals("bad")) {
                        throw new IllegalArgumentException("bad message");
                    }
                },
                ShmContainerProperties.DEFAULTS);
        this.container.setErrorHandler(new LoggingErrorHandler());
        this.container.start();
        this.consumer.add("bad");
        this.consumer.add("good");
        await().until(() -> this.container.getHandledCount() == 1);
        assertThat(this.container.getFailedCount()).isOne();
        assertThat(this.consumer.waiting()).isZero();
        assertThat(this.container.isInExpectedState()).isTrue();
        assertThat(this.events).hasAtLeastOneElementOfType(ShmListenerFailedEvent.class);
    }

    @Test
    void endsAbnormallyOnAnErrorAndKeepsTheMessage() {
        Error error = new AssertionError("broken");
        start((message) -> {
            throw error;
        });
        this.consumer.add("one");
        await().until(() -> !this.container.isActive());
        assertThat(this.container.isRunning()).isFalse();
        assertThat(this.container.isStoppedAbnormally()).isTrue();
        assertThat(this.container.isInExpectedState()).isFalse();
        assertThat(this.container.getFailure()).isSameAs(error);
        assertThat(this.consumer.waiting()).isOne();
        await().until(() -> stoppedEvents() == 1);
        assertThat(lastStopped().getReason()).isEqualTo(ShmContainerStoppedEvent.Reason.ABNORMAL);
        assertThat(lastStopped().getFailure()).isSameAs(error);
    }

    @Test
    void forgetsTheFailureWhenStartedAgain() {
        AtomicInteger calls = new AtomicInteger();
        start((message) -> {
            if (calls.getAndIncrement() == 0) {
                throw new AssertionError("first time only");
            }
        });
        this.consumer.add("one");
        await().until(this.container::isStoppedAbnormally);
        await().until(() -> !this.container.isActive());
        this.container.start();
        await().until(() -> this.container.getHandledCount() == 1);
        assertThat(this.container.isStoppedAbnormally()).isFalse();
        assertThat(this.consumer.waiting()).isZero();
    }

    @Test
    void endsAbnormallyWhenTheRingWasRemoved() {
        start((message) -> {});
        this.consumer.failWith(new ShmRemovedException("test", "it was removed"));
        await().until(this.container::isStoppedAbnormally);
        assertThat(this.container.getFailure()).isInstanceOf(ShmRemovedException.class);
    }

    @Test
    void goesOnWithTheOtherProducersWhenOneIsQuarantined() {
        start((message) -> {});
        this.consumer.quarantine(2);
        this.consumer.failWith(new ShmCorruptException("test", 2, "garbage", null));
        this.consumer.add("one");
        await().until(() -> this.container.getHandledCount() == 1);
        assertThat(this.container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void endsAbnormallyWhenTheOnlyProducerWroteGarbage() {
        start((message) -> {});
        this.consumer.failWith(new ShmCorruptException("test", -1, "garbage", null));
        await().until(this.container::isStoppedAbnormally);
        assertThat(this.container.getFailure()).isInstanceOf(ShmCorruptException.class);
    }

    @Test
    void takesALostRoleForPartOfAStopThatWasAskedFor() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        start((message) -> {
            entered.countDown();
            awaitRelease();
        });
        this.consumer.add("one");
        entered.await();
        CountDownLatch stopped = new CountDownLatch(1);
        this.container.stop(stopped::countDown);
        this.consumer.failWith(new ShmSuspendedException("test", "given back", null));
        this.release.countDown();
        stopped.await();
        assertThat(this.container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void pausesResumesAndStopsAlthoughItsRingWasLost() throws InterruptedException {
        start((message) -> {});
        this.container.pause();
        await().until(this.container::isPaused);
        this.consumer.failWakeupsWith(new ShmCorruptException("test", -1, "truncated", null));
        this.container.pause();
        this.container.resume();
        await().until(() -> !this.container.isPaused());
        this.container.pause();
        await().until(this.container::isPaused);
        CountDownLatch stopped = new CountDownLatch(1);
        this.container.stop(stopped::countDown);
        stopped.await();
        assertThat(this.container.isActive()).isFalse();
    }

    @Test
    void callsBackWhenItNeverRan() {
        create((message) -> {}, ShmContainerProperties.DEFAULTS);
        AtomicInteger calls = new AtomicInteger();
        this.container.stop(calls::incrementAndGet);
        assertThat(calls).hasValue(1);
    }

    @Test
    void callsBackWhenAListenerOfItsEventsBreaks() throws InterruptedException {
        startTelling((event) -> {
            if (event instanceof ShmContainerStoppedEvent) {
                throw new AssertionError("broken");
            }
        });
        CountDownLatch stopped = new CountDownLatch(1);
        this.container.stop(stopped::countDown);
        stopped.await();
    }

    @Test
    void goesOnWhenListenersOfItsEventsFail() {
        startTelling((event) -> {
            this.events.add(event);
            throw new IllegalStateException("broken");
        });
        this.container.pause();
        await().until(this.container::isPaused);
        this.container.resume();
        this.consumer.add("one");
        await().until(() -> this.container.getHandledCount() == 1);
        this.container.stop();
        assertThat(this.container.getState()).isEqualTo(ShmContainerState.STOPPED);
        assertThat(this.events)
                .extracting("class")
                .containsExactly(
                        ShmContainerStartedEvent.class,
                        ShmContainerPausedEvent.class,
                        ShmContainerResumedEvent.class,
                        ShmContainerStoppedEvent.class);
    }

    @Test
    void endsAbnormallyOnAnErrorOfAListenerOfItsEvents() {
        Error error = new AssertionError("broken");
        startTelling((event) -> {
            this.events.add(event);
            if (event instanceof ShmContainerStartedEvent) {
                throw error;
            }
        });
        await().until(this.container::isStoppedAbnormally);
        assertThat(this.container.getFailure()).isSameAs(error);
    }

    @Test
    void canBeStartedAgainByAListenerOfItsStop() {
        AtomicInteger calls = new AtomicInteger();
        create(
                (message) -> {
                    if (calls.getAndIncrement() == 0) {
                        throw new AssertionError("first time only");
                    }
                },
                ShmContainerProperties.DEFAULTS,
                (event) -> {
                    if (event instanceof ShmContainerStoppedEvent stopped && stopped.getFailure() != null) {
                        this.container.start();
                    }
                });
        this.container.start();
        this.consumer.add("one");
        await().until(() -> this.container.getHandledCount() == 1);
        assertThat(this.container.getState()).isEqualTo(ShmContainerState.RUNNING);
        assertThat(this.received).containsExactly("one", "one");
    }

    private void startTelling(ApplicationEventPublisher publisher) {
        create(
                (message) -> {},
                properties(TestContainer.NEVER, null, Duration.ofSeconds(30)),
                publisher); // so that no shutdown time-out calls back
        this.container.start();
    }

    @Test
    void callsBackWhenItHasEndedAbnormally() {
        start((message) -> {
            throw new AssertionError("broken");
        });
        this.consumer.add("one");
        await().until(() -> !this.container.isActive());
        CountDownLatch called = new CountDownLatch(1);
        this.container.stop(called::countDown);
        await().until(() -> called.getCount() == 0);
    }

    @Test
    void interruptsAListenerThatOutlastsTheShutdownTimeoutAndKeepsItsMessage() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        create(
                (message) -> {
                    entered.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException ex) {
                        interrupted.countDown();
                        throw ex;
                    }
                },
                properties(Duration.ofMillis(50), null, Duration.ofSeconds(30)));
        List<Object> recorded = new CopyOnWriteArrayList<>();
        this.container.setRecorder((record, start, end, failure) -> recorded.add(record));
        this.container.start();
        this.consumer.add("one");
        entered.await();
        this.container.stop();
        interrupted.await();
        await().until(() -> !this.container.isActive());
        assertThat(recorded).hasSize(1);
        assertThat(this.consumer.waiting()).isOne();
        assertThat(this.container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void refusesToStartWhileTheLastRunIsBusy() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        start((message) -> {
            entered.countDown();
            awaitRelease();
        });
        this.consumer.add("one");
        entered.await();
        this.container.stop(() -> {});
        assertThatIllegalStateException()
                .isThrownBy(this.container::start)
                .withMessageContaining("still busy")
                .withMessageContaining("'test'");
    }

    @Test
    void canBeStoppedByItsOwnListener() {
        start((message) -> this.container.stop());
        this.consumer.add("one");
        this.consumer.add("two");
        await().until(() -> !this.container.isActive());
        assertThat(this.received).containsExactly("one");
        assertThat(this.container.isStoppedAbnormally()).isFalse();
    }

    @Test
    void doesNotLeaveAnInterruptToTheNextMessage() {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        create(
                (message) -> {
                    interrupted.add(Thread.currentThread().isInterrupted());
                    Thread.currentThread().interrupt();
                    if (message.equals("bad")) {
                        throw new IllegalStateException("bad message");
                    }
                },
                ShmContainerProperties.DEFAULTS);
        this.container.setErrorHandler(new LoggingErrorHandler());
        this.consumer.add("good");
        this.consumer.add("bad");
        this.consumer.add("last");
        this.container.start();
        await().until(() -> this.container.getHandledCount() == 2);
        assertThat(interrupted).containsExactly(false, false, false);
        assertThat(this.container.isRunning()).isTrue();
    }

    @Test
    void goesOnSleepingWhenInterruptedWhileItWaitsOrIsPaused() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        start((message) -> thread.set(Thread.currentThread()));
        this.consumer.add("one");
        await().until(() -> this.container.getHandledCount() == 1);
        thread.get().interrupt();
        await().until(() -> !thread.get().isInterrupted());
        this.container.pause();
        await().until(this.container::isPaused);
        thread.get().interrupt();
        await().until(() -> !thread.get().isInterrupted());
        assertThat(this.container.isPaused()).isTrue();
        this.container.resume();
        this.consumer.add("two");
        await().until(() -> this.container.getHandledCount() == 2);
    }

    @Test
    void tellsThatItIsIdle() {
        create((message) -> {}, properties(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofSeconds(30)));
        this.container.start();
        await().until(() -> this.events.stream().anyMatch(ShmContainerIdleEvent.class::isInstance));
    }

    @Test
    void tellsOnceThatItIsNoLongerIdleBeforeItTakesTheMessage() {
        create(
                (message) -> this.events.add(message),
                properties(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofSeconds(30)));
        this.container.start();
        await().until(() -> this.events.stream().anyMatch(ShmContainerIdleEvent.class::isInstance));
        this.consumer.add("one");
        await().until(() -> this.events.contains("one"));
        List<Object> seen = List.copyOf(this.events); // it is idle again and goes on telling so
        int message = seen.indexOf("one");
        assertThat(seen.subList(0, message))
                .filteredOn(ShmContainerNoLongerIdleEvent.class::isInstance)
                .hasSize(1);
        assertThat(seen.get(message - 1)).isInstanceOf(ShmContainerNoLongerIdleEvent.class);
    }

    @Test
    void tellsOfEachTimeThatItIsStalledOnce() throws InterruptedException {
        Semaphore permits = new Semaphore(0);
        create((message) -> permits.acquire(), properties(Duration.ofSeconds(10), null, Duration.ofMillis(20)));
        this.container.start();
        this.container.reportIfStalled();
        this.consumer.add("one");
        this.consumer.add("two");
        await().until(this.container::isStalled);
        this.container.reportIfStalled();
        this.container.reportIfStalled();
        assertThat(stalledEvents()).isOne();
        permits.release();
        await().until(() -> this.container.getHandledCount() == 1 && stalledAgain());
        permits.release();
    }

    /** Looks again and again, as the monitor does: in between it must have seen progress. */
    private boolean stalledAgain() {
        this.container.reportIfStalled();
        return stalledEvents() == 2;
    }

    @Test
    void isNotReportedAsStalledWhileNobodyWaits() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        create(
                (message) -> {
                    entered.countDown();
                    awaitRelease();
                },
                properties(Duration.ofSeconds(10), null, Duration.ofMillis(20)).withAckMode(AckMode.BEFORE_HANDLER));
        this.container.start();
        this.consumer.add("one");
        entered.await();
        await().until(this.container::isStalled);
        this.container.reportIfStalled();
        assertThat(stalledEvents()).isZero();
        this.consumer.add("two");
        this.container.reportIfStalled();
        assertThat(stalledEvents()).isOne();
    }

    private long stalledEvents() {
        return this.events.stream()
                .filter(ShmContainerStalledEvent.class::isInstance)
                .count();
    }

    @ParameterizedTest
    @CsvSource({"30000, , 500", "100, , 50", "30000, 40, 40", "100, 40, 40", "100, 60, 50", "0, , 1"})
    void waitsNoLongerThanItsSignsOfLifeMayBeApart(long stalledAfter, Long idle, long expected) {
        create(
                (message) -> {},
                properties(
                        Duration.ofSeconds(10),
                        (idle != null) ? Duration.ofMillis(idle) : null,
                        Duration.ofMillis(stalledAfter)));
        this.container.start();
        await().until(() -> !this.consumer.lastWait().isZero());
        assertThat(this.consumer.lastWait()).isEqualTo(Duration.ofMillis(expected));
    }

    @Test
    void isStalledWhileItsListenerDoesNotReturn() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        create(
                (message) -> {
                    entered.countDown();
                    awaitRelease();
                },
                properties(Duration.ofSeconds(10), null, Duration.ofMillis(20)));
        this.container.start();
        this.consumer.add("one");
        entered.await();
        await().until(this.container::isStalled);
        assertThat(this.container.isInExpectedState()).isFalse();
        this.container.pause();
        assertThat(this.container.isStalled()).isFalse();
    }

    @Test
    void tellsItsStateInOneWord() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        create(
                (message) -> {
                    entered.countDown();
                    awaitRelease();
                    throw new AssertionError("broken");
                },
                properties(Duration.ofSeconds(10), null, Duration.ofMillis(200)));
        assertThat(this.container.getState()).isEqualTo(ShmContainerState.STOPPED);
        this.container.pause();
        this.container.start();
        assertThat(this.container.getState()).isEqualTo(ShmContainerState.PAUSED);
        this.container.resume();
        await().until(() -> this.container.getState() == ShmContainerState.RUNNING);
        this.consumer.add("one");
        entered.await();
        await().until(() -> this.container.getState() == ShmContainerState.STALLED);
        this.release.countDown();
        await().until(() -> this.container.getState() == ShmContainerState.FAILED);
    }

    @Test
    void recordsEachCallWithItsTimesAndFailure() {
        create(
                (message) -> {
                    if (message.equals("bad")) {
                        throw new IllegalArgumentException();
                    }
                },
                ShmContainerProperties.DEFAULTS);
        this.container.setErrorHandler(new LoggingErrorHandler());
        List<String> recorded = new CopyOnWriteArrayList<>();
        this.container.setRecorder((record, start, end, failure) -> recorded.add(record.ring()
                + (end >= start)
                + (failure != null ? failure.getClass().getSimpleName() : "")));
        this.container.start();
        this.consumer.add("good");
        this.consumer.add("bad");
        await().until(() -> recorded.size() == 2);
        assertThat(recorded).containsExactly("testtrue", "testtrueIllegalArgumentException");
    }

    @Test
    void doesNotHandleAMessageAgainBecauseItsRecorderBreaks() {
        create(
                (message) -> {
                    if (message.equals("bad")) {
                        throw new IllegalArgumentException("bad message");
                    }
                },
                ShmContainerProperties.DEFAULTS);
        List<Exception> failures = new CopyOnWriteArrayList<>();
        this.container.setErrorHandler((failed) -> {
            failures.add(failed.exception());
            return ErrorDecision.consumed();
        });
        this.container.setRecorder((record, start, end, failure) -> {
            throw new IllegalStateException("broken recorder");
        });
        this.container.start();
        this.consumer.add("good");
        this.consumer.add("bad");
        await().until(() -> this.container.getFailedCount() == 1 && this.consumer.waiting() == 0);
        assertThat(this.received).containsExactly("good", "bad");
        assertThat(failures).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsItsProgressFromTheMomentWhenItIsStartedOrResumed() throws InterruptedException {
        CountDownLatch paused = new CountDownLatch(1);
        create((message) -> {}, ShmContainerProperties.DEFAULTS, (event) -> {
            if (event instanceof ShmContainerPausedEvent) {
                paused.countDown();
                awaitReleaseUninterruptibly();
            }
        });
        long start = System.nanoTime();
        this.container.start();
        assertThat(this.container.getLastProgressNanos() - start).isNotNegative();
        this.container.pause();
        paused.await(); // its thread does nothing more, which is on purpose
        long resume = System.nanoTime();
        this.container.resume();
        assertThat(this.container.getLastProgressNanos() - resume).isNotNegative();
    }

    private void awaitReleaseUninterruptibly() {
        try {
            awaitRelease();
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void publishesItsStartAndItsStop() {
        start((message) -> {});
        this.container.stop();
        assertThat(this.events)
                .extracting("class")
                .containsExactly(ShmContainerStartedEvent.class, ShmContainerStoppedEvent.class);
        assertThat(lastStopped().getReason()).isEqualTo(ShmContainerStoppedEvent.Reason.REQUESTED);
        assertThat(lastStopped().getRing()).isEqualTo("test");
        assertThat(lastStopped().getListenerId()).isEqualTo("id");
    }

    private long stoppedEvents() {
        return this.events.stream()
                .filter(ShmContainerStoppedEvent.class::isInstance)
                .count();
    }

    private ShmContainerStoppedEvent lastStopped() {
        return (ShmContainerStoppedEvent) this.events.get(this.events.size() - 1);
    }

    private void awaitRelease() throws InterruptedException {
        this.release.await();
    }

    private void start(TextListener listener) {
        create(listener, ShmContainerProperties.DEFAULTS);
        this.container.start();
    }

    private void create(TextListener listener, ShmContainerProperties properties) {
        create(listener, properties, this.events::add);
    }

    private void create(TextListener listener, ShmContainerProperties properties, ApplicationEventPublisher publisher) {
        ShmMessageListener recording = (payload, record) -> {
            String text = StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
            this.received.add(text);
            listener.onText(text);
        };
        this.container =
                new RingListenerContainer("id", "test", this.consumer, recording, properties, publisher, CLASS_LOADER);
    }

    private static ShmContainerProperties properties(Duration shutdown, Duration idle, Duration stalledAfter) {
        return new ShmContainerProperties(true, AckMode.AFTER_HANDLER, 256, shutdown, idle, stalledAfter);
    }

    interface TextListener {

        void onText(String text) throws Exception;
    }
}

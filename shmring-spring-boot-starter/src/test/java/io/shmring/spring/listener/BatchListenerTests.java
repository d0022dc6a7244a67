/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmRecord;
import io.shmring.spring.event.ShmListenerFailedEvent;
import io.shmring.spring.support.Acknowledgment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.backoff.FixedBackOff;

/** Containers of a {@link ShmBatchMessageListener}. */
@Timeout(60)
class BatchListenerTests {

    @RegisterExtension
    final TestContainer test = new TestContainer();

    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final List<String> recovered = new CopyOnWriteArrayList<>();

    private final ShmMessageRecoverer recoverer = (failed) ->
            this.recovered.add(TestContainer.describe(failed) + (failed.isRetryPossible() ? "" : " lastly"));

    @ParameterizedTest
    @EnumSource(names = {"AFTER_HANDLER", "BEFORE_HANDLER"})
    void getsWhatIsThereTogether(AckMode ackMode) {
        List<Integer> waiting = new CopyOnWriteArrayList<>();
        RingListenerContainer container =
                batch(ackMode, (texts, acknowledgment) -> waiting.add(this.test.consumer.waiting()));
        this.test.send("one", "two", "three");
        container.start();
        await().until(() -> container.getHandledCount() == 3);
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.batches).containsExactly("[one, two, three]");
        assertThat(waiting).containsExactly(ackMode == AckMode.AFTER_HANDLER ? 3 : 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_HANDLER", "BEFORE_HANDLER"})
    void retriesFromTheMessageThatFailedAndThenRecoversItAlone(AckMode ackMode) {
        RingListenerContainer container = batch(ackMode, (texts, acknowledgment) -> failAt(texts.indexOf("bad")));
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 1)));
        this.test.send("one", "bad", "three");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.batches).containsExactly("[one, bad, three]", "[bad, three]", "[three]");
        assertThat(this.recovered).containsExactly("2 test bad");
        assertThat(container.getFailedCount()).isEqualTo(2);
        assertThat(this.test.events(ShmListenerFailedEvent.class)).hasSize(1);
        await().until(() -> this.test.consumer.waiting() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_HANDLER", "BEFORE_HANDLER"})
    void retriesTheWholeBatchThatFailedAsAWholeAndThenRecoversEachMessage(AckMode ackMode) {
        RingListenerContainer container = batch(ackMode, (texts, acknowledgment) -> {
            throw new IllegalStateException("broken");
        });
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 1)));
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.recovered.size() == 2 && this.test.consumer.waiting() == 0);
        assertThat(this.batches).containsExactly("[one, two]", "[one, two]");
        assertThat(this.recovered).containsExactly("2 test one", "2 test two");
        assertThat(container.getFailedCount()).isEqualTo(2);
        assertThat(container.getHandledCount()).isZero();
    }

    @Test
    void takesAnIndexThatDoesNotExistForAFailureOfTheWhole() {
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> failAt(7));
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 0)));
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.recovered).containsExactly("1 test one", "1 test two");
    }

    @Test
    void handlesWhatCameBeforeAMessageThatCannotBeTaken() {
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> {});
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 0)));
        this.test.send("one", "untakable", "three");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.batches).containsExactly("[one]", "[three]");
        assertThat(this.recovered).containsExactly("1 test untakable");
    }

    @Test
    void consumesWhatItsFilterRejectsWithTheRest() {
        RingListenerContainer container =
                batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> failAt(texts.indexOf("bad")));
        container.setFilter((payload, record) -> payload.get(payload.position()) != 'x');
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 1)));
        this.test.send("x", "one", "x", "bad", "x", "two", "x");
        container.start();
        await().until(() -> container.getFilteredCount() == 4);
        assertThat(this.batches).containsExactly("[one, bad, two]", "[bad, two]", "[two]");
        assertThat(this.recovered).containsExactly("2 test bad");
        assertThat(container.getHandledCount()).isEqualTo(2);
        this.test.send("x");
        await().until(() -> container.getFilteredCount() == 5);
        assertThat(this.batches).hasSize(3);
    }

    @Test
    void consumesAsMuchAsIsAcknowledged() {
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = batch(AckMode.MANUAL, (texts, acknowledgment) -> {
            switch (calls.incrementAndGet()) {
                case 1 -> acknowledgment.nack(2, Duration.ZERO);
                case 2 -> acknowledgment.nack(Duration.ZERO);
                default -> acknowledgment.acknowledge();
            }
        });
        this.test.send("one", "two", "three");
        container.start();
        await().until(() -> container.getHandledCount() == 3);
        assertThat(this.batches).containsExactly("[one, two, three]", "[three]", "[three]");
        assertThat(container.getFailedCount()).isZero();
    }

    @Test
    void takesReturningWithoutAWordForAFailureOfTheWhole() {
        RingListenerContainer container = batch(AckMode.MANUAL, (texts, acknowledgment) -> {});
        List<Exception> failures = new CopyOnWriteArrayList<>();
        container.setErrorHandler((failed) -> {
            failures.add(failed.exception());
            return ErrorDecision.consumed();
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(failures).hasSize(2).allMatch(MessageNotAcknowledgedException.class::isInstance);
    }

    @Test
    void consumesWhatCameBeforeAMessageThatEndsTheContainer() {
        RingListenerContainer container =
                batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> failAt(texts.indexOf("bad")));
        container.setErrorHandler(new ContainerStoppingErrorHandler());
        this.test.send("one", "bad", "three");
        container.start();
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(this.test.consumer.waiting()).isEqualTo(2);
        assertThat(container.getFailure()).isInstanceOf(BatchListenerFailedException.class);
    }

    @Test
    void keepsTheWholeBatchOfAnError() {
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> {
            throw new AssertionError("broken");
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(this.test.consumer.waiting()).isEqualTo(2);
    }

    @Test
    void stopsDuringABackOffAndSeesTheBatchAgain() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        container.setErrorHandler((failed) -> ErrorDecision.retryAfter(TestContainer.NEVER));
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.batches.size() == 1);
        this.test.stop();
        assertThat(this.test.consumer.waiting()).isEqualTo(2);
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.batches).containsExactly("[one, two]", "[one, two]");
    }

    @Test
    void recoversTheRestOfACopiedBatchWhenStoppedDuringABackOff() throws InterruptedException {
        RingListenerContainer container =
                batch(AckMode.BEFORE_HANDLER, (texts, acknowledgment) -> failAt(texts.indexOf("bad")));
        container.setErrorHandler(
                new DefaultErrorHandler(this.recoverer, new FixedBackOff(TestContainer.NEVER.toMillis(), 1)));
        this.test.send("one", "bad", "three");
        container.start();
        await().until(() -> container.getFailedCount() == 1);
        this.test.stop();
        assertThat(this.recovered).containsExactly("1 test bad lastly", "1 test three lastly");
        assertThat(this.test.consumer.waiting()).isZero();
    }

    @Test
    void tellsItsRecorderOfEachMessage() {
        List<String> recorded = new CopyOnWriteArrayList<>();
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> {});
        container.setRecorder((record, start, end, failure) -> recorded.add(record.ring() + (end >= start) + failure));
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(recorded).containsExactly("testtruenull", "testtruenull");
    }

    @Test
    void doesNotHandleABatchAgainBecauseItsRecorderBreaks() {
        RingListenerContainer container = batch(AckMode.AFTER_HANDLER, (texts, acknowledgment) -> {});
        container.setRecorder((record, start, end, failure) -> {
            throw new IllegalStateException("broken recorder");
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.batches).containsExactly("[one, two]");
        assertThat(container.getFailedCount()).isZero();
    }

    private static void failAt(int index) {
        if (index >= 0) {
            throw new BatchListenerFailedException("broken", index);
        }
    }

    private RingListenerContainer batch(AckMode ackMode, TextsListener listener) {
        return this.test.of(ackMode, new TextBatchListener(listener));
    }

    /** Gets a batch as text. */
    interface TextsListener {

        void onTexts(List<String> texts, @Nullable Acknowledgment acknowledgment) throws Exception;
    }

    private final class TextBatchListener implements ShmBatchMessageListener {

        private final TextsListener listener;
        private final List<String> texts = new ArrayList<>();

        private TextBatchListener(TextsListener listener) {
            this.listener = listener;
        }

        @Override
        public void beginBatch() {
            this.texts.clear();
        }

        @Override
        public void onMessage(ByteBuffer payload, ShmRecord record) {
            String text = TestContainer.consume(payload);
            if (text.equals("untakable")) {
                throw new IllegalArgumentException(text);
            }
            this.texts.add(text);
        }

        @Override
        public void onBatch(@Nullable Acknowledgment acknowledgment) throws Exception {
            BatchListenerTests.this.batches.add(this.texts.toString());
            this.listener.onTexts(this.texts, acknowledgment);
        }
    }
}

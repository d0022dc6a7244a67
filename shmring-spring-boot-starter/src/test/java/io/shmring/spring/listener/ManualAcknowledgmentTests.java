/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.event.ShmListenerFailedEvent;
import io.shmring.spring.support.Acknowledgment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ack mode {@link AckMode#MANUAL}. */
@Timeout(60)
class ManualAcknowledgmentTests {

    @RegisterExtension
    final TestContainer test = new TestContainer();

    @Test
    void consumesWhatIsAcknowledged() {
        RingListenerContainer container = manual((text, acknowledgment) -> {
            acknowledgment.acknowledge();
            acknowledgment.acknowledge();
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("one", "two");
        assertThat(this.test.consumer.waiting()).isZero();
    }

    @Test
    void seesAgainWhatIsPutBackAndDoesNotCallItAFailure() {
        AtomicInteger calls = new AtomicInteger();
        RingListenerContainer container = manual((text, acknowledgment) -> {
            if (calls.incrementAndGet() < 5) {
                acknowledgment.nack(Duration.ZERO);
            } else {
                acknowledgment.acknowledge();
            }
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.test.received).containsExactly("one", "one", "one", "one", "one", "two");
        assertThat(container.getFailedCount()).isZero();
        assertThat(this.test.events(ShmListenerFailedEvent.class)).isEmpty();
    }

    @Test
    void stopsWhileAMessageIsPutBackForLong() throws InterruptedException {
        RingListenerContainer container = manual((text, acknowledgment) -> acknowledgment.nack(TestContainer.NEVER));
        this.test.send("one");
        container.start();
        await().until(() -> this.test.received.size() == 1);
        this.test.stop();
        assertThat(this.test.received).containsExactly("one");
        assertThat(this.test.consumer.waiting()).isOne();
    }

    @Test
    void takesReturningWithoutAWordForAFailure() {
        AtomicReference<Exception> failure = new AtomicReference<>();
        RingListenerContainer container = manual((text, acknowledgment) -> {});
        container.setErrorHandler((failed) -> {
            failure.set(failed.exception());
            return ErrorDecision.consumed();
        });
        this.test.send("one");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(failure.get())
                .isInstanceOf(MessageNotAcknowledgedException.class)
                .hasMessageContaining("acknowledge()");
        assertThat(container.getFailedCount()).isOne();
    }

    @Test
    void doesNotCountWhatWasSaidBeforeAnException() {
        AtomicInteger asked = new AtomicInteger();
        RingListenerContainer container = manual((text, acknowledgment) -> {
            acknowledgment.acknowledge();
            throw new IllegalStateException("after all");
        });
        container.setErrorHandler((failed) ->
                (asked.incrementAndGet() < 3) ? ErrorDecision.retryAfter(Duration.ZERO) : ErrorDecision.consumed());
        this.test.send("one");
        container.start();
        await().until(() -> this.test.consumer.waiting() == 0);
        assertThat(this.test.received).containsExactly("one", "one", "one");
    }

    @Test
    void countsOnTheListenersThreadOnlyAndUntilItReturns() {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        AtomicReference<Acknowledgment> old = new AtomicReference<>();
        RingListenerContainer container = manual((text, acknowledgment) -> {
            if (text.equals("one")) {
                old.set(acknowledgment);
                thrown.add(CompletableFuture.supplyAsync(() -> catchThrowable(acknowledgment::acknowledge))
                        .join());
            } else {
                thrown.add(catchThrowable(() -> old.get().nack(Duration.ZERO)));
            }
            acknowledgment.acknowledge();
        });
        this.test.send("one", "two");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(thrown).hasSize(2).allSatisfy((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class));
        assertThat(thrown.get(0)).hasMessageContaining("thread");
        assertThat(thrown.get(1)).hasMessageContaining("has returned");
    }

    @Test
    void decidesOnce() {
        ThreadAcknowledgment acknowledged = ThreadAcknowledgment.ofMessage();
        acknowledged.acknowledge();
        assertThatIllegalStateException().isThrownBy(() -> acknowledged.nack(Duration.ZERO));
        assertThat(acknowledged.consumed()).isOne();
        ThreadAcknowledgment putBack = ThreadAcknowledgment.ofMessage();
        assertThatIllegalArgumentException().isThrownBy(() -> putBack.nack(Duration.ofMillis(-1)));
        assertThatIllegalStateException().isThrownBy(() -> putBack.nack(0, Duration.ZERO));
        putBack.nack(Duration.ofMillis(3));
        assertThatIllegalStateException().isThrownBy(putBack::acknowledge);
        assertThatIllegalStateException().isThrownBy(() -> putBack.nack(Duration.ZERO));
        assertThat(putBack.consumed()).isZero();
        assertThat(putBack.delay()).hasMillis(3);
    }

    @ParameterizedTest
    @EnumSource
    void refusesAListenerThatDoesNotFitTheMode(AckMode ackMode) {
        ShmMessageListener plain = (payload, record) -> {};
        ShmAcknowledgingMessageListener acknowledging = (payload, record, acknowledgment) -> {};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.test.of(ackMode, ackMode == AckMode.MANUAL ? plain : acknowledging))
                .withMessageContaining("'id'")
                .withMessageContaining(ackMode.name());
    }

    private RingListenerContainer manual(TextListener listener) {
        ShmAcknowledgingMessageListener acknowledging = (payload, record, acknowledgment) -> {
            String text = TestContainer.consume(payload);
            this.test.received.add(text);
            listener.onText(text, acknowledgment);
        };
        return this.test.of(AckMode.MANUAL, acknowledging);
    }

    interface TextListener {

        void onText(String text, Acknowledgment acknowledgment) throws Exception;
    }
}

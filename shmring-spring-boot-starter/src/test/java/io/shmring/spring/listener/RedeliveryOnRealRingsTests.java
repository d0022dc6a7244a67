/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import io.shmring.ShmRemovedException;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRings;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.util.backoff.FixedBackOff;

/** What becomes of the room, the role and the other producers while a message is retried. */
@Timeout(60)
class RedeliveryOnRealRingsTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> recovered = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private final ShmMessageRecoverer recoverer =
            (failed) -> this.recovered.add(failed.record().producer() + " " + TestContainer.describe(failed));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : this.opened) {
            each.close();
        }
    }

    @Test
    void givesBackWhatCameBeforeAndTheRoleDuringABackOff() {
        ShmRings rings = rings(this.test.spsc("orders", ShmRingRole.BOTH).build());
        ShmConsumer consumer = rings.get("orders").consumer();
        RingListenerContainer container = container(consumer, AckMode.AFTER_HANDLER, this::failOnBad);
        container.setErrorHandler(
                new DefaultErrorHandler(this.recoverer, new FixedBackOff(TestContainer.NEVER.toMillis(), 1)));
        rings.start();
        send(rings, "good", "bad", "last");
        container.start();
        await().until(() -> this.received.size() == 2);
        await().until(() -> consumer.available() == 2 * 16);
        rings.stop();
        assertThat(consumer.isSuspended()).isTrue();
        assertThat(container.isRunning()).isTrue();
        container.stop();
        assertThat(container.isStoppedAbnormally()).isFalse();
        rings.start();
        assertThat(consumer.available()).isEqualTo(2 * 16);
    }

    @Test
    void stillHandlesAMessageWhoseRingIsRemovedBetweenItsAttempts() {
        ShmRings rings = rings(this.test.spsc("orders", ShmRingRole.BOTH).build());
        RingListenerContainer container =
                container(rings.get("orders").consumer(), AckMode.AFTER_HANDLER, (payload, record) -> {
                    this.received.add(TestContainer.consume(payload));
                    if (this.received.size() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                });
        container.setErrorHandler((failed) -> {
            this.test.forceUnlink("orders");
            return ErrorDecision.retryAfter(Duration.ofMillis(1));
        });
        send(rings, "one");
        container.start();
        await().atMost(Duration.ofSeconds(20)).until(container::isStoppedAbnormally);
        assertThat(this.received).containsExactly("one", "one");
        assertThat(container.getHandledCount()).isOne();
        assertThat(container.getFailure()).isInstanceOf(ShmRemovedException.class);
    }

    @Test
    void countsTheAttemptsOfEachProducerAlone() {
        ShmRings consumers = rings(this.test
                .mpsc("orders", ShmRingRole.CONSUMER)
                .geometry(null, 2, null)
                .build());
        ShmRings first = rings(this.test.mpsc("orders", ShmRingRole.PRODUCER).build());
        ShmRings second = rings(this.test.mpsc("orders", ShmRingRole.PRODUCER).build());
        RingListenerContainer container =
                container(consumers.get("orders").consumer(), AckMode.AFTER_HANDLER, this::failOnBad);
        container.setErrorHandler(new DefaultErrorHandler(this.recoverer, new FixedBackOff(1, 3)));
        send(first, "bad 0", "good 0");
        send(second, "bad 1", "good 1");
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.recovered)
                .containsExactlyInAnyOrder(
                        "0 4 " + this.test.name("orders") + " bad 0", "1 4 " + this.test.name("orders") + " bad 1");
        assertThat(container.getFailedCount()).isEqualTo(8);
        assertThat(this.received).containsSubsequence("bad 0", "bad 0", "bad 0", "bad 0", "good 0");
        assertThat(this.received).containsSubsequence("bad 1", "bad 1", "bad 1", "bad 1", "good 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_HANDLER", "BEFORE_HANDLER"})
    void handsAMessageThatCannotBeConvertedToTheRecovererAtOnce(AckMode ackMode) throws Exception {
        ShmRings rings = rings(this.test.spsc("orders", ShmRingRole.BOTH).build());
        ShmHandlerMethodFactory factory = new ShmHandlerMethodFactory(new ShmMessageConverters().asConverter(), null);
        factory.afterPropertiesSet();
        Method method = getClass().getDeclaredMethod("convert", Duration.class, String.class);
        List<Exception> failures = new CopyOnWriteArrayList<>();
        RingListenerContainer container = container(
                rings.get("orders").consumer(),
                ackMode,
                ListenerAdapters.adapt("orders", this, method, method, factory));
        container.setErrorHandler(new DefaultErrorHandler((failed) -> {
            this.recoverer.recover(failed);
            failures.add(failed.exception());
        }));
        send(rings, "no duration");
        container.start();
        await().until(() -> failures.size() == 1);
        assertThat(failures.get(0)).isInstanceOf(MessageConversionException.class);
        assertThat(this.recovered).containsExactly("-1 1 " + this.test.name("orders") + " no duration");
        assertThat(container.getFailedCount()).isOne();
    }

    @Test
    void hasReleasedAMessageOfARealRingBeforeItsListenerIsCalled() {
        ShmRings rings = rings(this.test.spsc("orders", ShmRingRole.BOTH).build());
        ShmConsumer consumer = rings.get("orders").consumer();
        List<Long> available = new CopyOnWriteArrayList<>();
        RingListenerContainer container = container(consumer, AckMode.BEFORE_HANDLER, (payload, record) -> {
            available.add(consumer.available());
            this.received.add(TestContainer.consume(payload) + " " + record.typeId());
        });
        ShmProducer producer = rings.get("orders").producer();
        producer.offer(ByteBuffer.wrap("one".getBytes(StandardCharsets.UTF_8)), 7);
        producer.offer(ByteBuffer.wrap("two".getBytes(StandardCharsets.UTF_8)), 8);
        container.start();
        await().until(() -> container.getHandledCount() == 2);
        assertThat(this.received).containsExactly("one 7", "two 8");
        assertThat(available).containsExactly(16L, 0L);
    }

    void convert(Duration duration, @Header("shm_ring") String ring) {
        this.received.add(duration + ring);
    }

    private void failOnBad(ByteBuffer payload, ShmRecord record) {
        String text = TestContainer.consume(payload);
        this.received.add(text);
        if (text.startsWith("bad")) {
            throw new IllegalStateException(text);
        }
    }

    private RingListenerContainer container(ShmConsumer consumer, AckMode ackMode, ShmMessageListener listener) {
        ShmContainerProperties properties = ShmContainerProperties.DEFAULTS.withAckMode(ackMode);
        RingListenerContainer container =
                new RingListenerContainer("id", "orders", consumer, listener, properties, (event) -> {}, null);
        this.opened.add(0, container::stop);
        return container;
    }

    private ShmRings rings(ShmRingDefinition definition) {
        ShmRings rings = new ShmRings(List.of(definition));
        this.opened.add(rings);
        return rings;
    }

    private static void send(ShmRings rings, String... messages) {
        for (String message : messages) {
            assertThat(rings.get("orders").producer().offer(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
        }
    }
}

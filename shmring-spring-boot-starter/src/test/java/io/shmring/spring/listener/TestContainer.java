/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmRecord;
import io.shmring.spring.event.ShmContainerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A container on a ring in memory, stopped after each test. Its shutdown time-out is longer than any test may take. */
final class TestContainer implements AfterEachCallback {

    static final Duration NEVER = Duration.ofHours(1);

    final InMemoryConsumer consumer = new InMemoryConsumer();
    final List<String> received = new CopyOnWriteArrayList<>();
    final List<Object> events = new CopyOnWriteArrayList<>();
    private RingListenerContainer container;

    RingListenerContainer with(TextListener listener) {
        return with(AckMode.AFTER_HANDLER, listener);
    }

    RingListenerContainer with(AckMode ackMode, TextListener listener) {
        return of(ackMode, (ShmMessageListener) (payload, record) -> {
            String text = consume(payload);
            this.received.add(text);
            listener.onText(text);
        });
    }

    RingListenerContainer of(AckMode ackMode, ShmMessageListener listener) {
        return of(new ShmContainerProperties(true, ackMode, 256, NEVER, null, Duration.ofSeconds(30)), listener);
    }

    RingListenerContainer of(ShmContainerProperties properties, ShmMessageListener listener) {
        this.container = new RingListenerContainer(
                "id",
                "test",
                this.consumer,
                listener,
                properties,
                this.events::add,
                getClass().getClassLoader());
        return this.container;
    }

    /** Leaves the view without anything between position and limit, as a listener may. */
    static String consume(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload).toString();
    }

    void send(String... messages) {
        List.of(messages).forEach(this.consumer::add);
    }

    /** Stops, and returns once the container has called back. */
    void stop() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        this.container.stop(stopped::countDown);
        assertThat(stopped.await(20, TimeUnit.SECONDS)) // a test may hang and tell so; a clean-up would just hang
                .as("has called back")
                .isTrue();
    }

    <E extends ShmContainerEvent> List<E> events(Class<E> type) {
        return this.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        if (this.container != null) {
            stop();
        }
    }

    /** Gets messages as text. */
    interface TextListener {

        void onText(String text) throws Exception;
    }

    /** What an error handler was given, in words: attempt and text. */
    static String describe(FailedDelivery failed) {
        ShmRecord record = failed.record();
        return failed.attempt() + " " + record.ring() + " " + consume(failed.payload());
    }
}

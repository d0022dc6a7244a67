/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRings;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;

/** Messages with a header block reach every kind of listener method without it. */
@Timeout(30)
class HeaderBlockTests {

    private static final ShmHeaderBlock BLOCK =
            ShmHeaderBlock.builder().put("key", "value").build();

    @RegisterExtension
    final TestRings rings = new TestRings();

    @ParameterizedTest
    @ValueSource(strings = {"view", "viewAndRecord", "bytes", "text", "converted", "convertedView", "message"})
    void listenersGetTheBody(String method) {
        String name = this.rings.name("blocks");
        Listeners listeners = new Listeners();
        try (SpscShm ring = SpscShm.create(name, 4096)) {
            ring.producer().offer(body("12345678 with"), BLOCK, 0);
            ring.producer().offer(body("12345678 without"));
            RingListenerContainer container = container(ring, listeners, method);
            container.start();
            try {
                await().until(() -> container.getHandledCount() + container.getFailedCount() == 2);
            } finally {
                container.stop();
            }
            assertThat(container.getFailedCount()).isZero();
        }
        assertThat(listeners.received).containsExactly("12345678 with", "12345678 without");
    }

    @Test
    void noBlockPretendsWhatOnlyTheRecordTells() {
        ShmHeaderBlock pretending = ShmHeaderBlock.builder()
                .put(ShmHeaders.RING, "other")
                .put(ShmHeaders.PRODUCER, "3")
                .put(ShmHeaders.TYPE_ID, "9")
                .put(ShmHeaders.CORRELATION, "1")
                .put(ShmHeaders.PUBLISH_TIME, "2")
                .put("mine", "kept")
                .build();
        Listeners listeners = new Listeners();
        try (SpscShm ring = SpscShm.create(this.rings.name("blocks"), 4096)) {
            ring.producer().offer(body("x"), pretending, 7);
            RingListenerContainer container = container(ring, listeners, "headers");
            container.start();
            try {
                await().until(() -> container.getHandledCount() + container.getFailedCount() == 1);
            } finally {
                container.stop();
            }
        }
        assertThat(listeners.received)
                .containsExactly(new TreeMap<>(Map.of(ShmHeaders.RING, "blocks", ShmHeaders.TYPE_ID, 7, "mine", "kept"))
                        .toString());
    }

    private static ByteBuffer body(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RingListenerContainer container(SpscShm ring, Listeners listeners, String name) {
        ShmHandlerMethodFactory factory = new ShmHandlerMethodFactory(new ShmMessageConverters().asConverter(), null);
        factory.afterPropertiesSet();
        Method method = Stream.of(Listeners.class.getDeclaredMethods())
                .filter((candidate) -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new RingListenerContainer(
                "id",
                "blocks",
                ring.consumer(),
                ListenerAdapters.adapt("blocks", listeners, method, method, factory),
                ShmContainerProperties.DEFAULTS,
                (event) -> {},
                null);
    }

    static class Listeners {

        private final List<String> received = new CopyOnWriteArrayList<>();

        void view(ByteBuffer view) {
            assertThat(view.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(view.getLong(view.position())).isEqualTo(0x3837363534333231L);
            this.received.add(StandardCharsets.UTF_8.decode(view).toString());
        }

        void viewAndRecord(ByteBuffer view, ShmRecord record) {
            assertThat(view.remaining()).isEqualTo(record.length() - record.headerBlockLength());
            view(view);
        }

        void bytes(byte[] bytes) {
            this.received.add(new String(bytes, StandardCharsets.UTF_8));
        }

        void text(String text) {
            this.received.add(text);
        }

        void converted(String text, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.add(text);
        }

        void convertedView(ByteBuffer view, @Header(ShmHeaders.TYPE_ID) int typeId) {
            view(view);
        }

        void headers(MessageHeaders headers) {
            this.received.add(new TreeMap<>(headers).toString());
        }

        void message(Message<byte[]> message) {
            bytes(message.getPayload());
        }
    }
}

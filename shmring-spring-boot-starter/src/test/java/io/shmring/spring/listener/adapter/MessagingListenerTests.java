/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmAcknowledgingMessageListener;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.support.Acknowledgment;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;

/** Tests for the listener methods that {@link ListenerAdapters} calls with the arguments of a Spring message. */
class MessagingListenerTests {

    private static final ShmRecord PLAIN = new TestRecord("name", -1, 0, 0, null, null);
    private static final ShmRecord FULL = new TestRecord("name", 3, 7, 0, 42L, 99L);

    private final Listeners listeners = new Listeners();

    @Test
    void convertsJsonToTheDeclaredType() throws Exception {
        adapt("json").onMessage(payload("{\"id\":5,\"name\":\"five\"}"), PLAIN);
        assertThat(this.listeners.received).containsExactly(new Order(5, "five"));
    }

    @Test
    void givesHeadersTheirNamesAndTypes() throws Exception {
        adapt("headers").onMessage(payload("x"), FULL);
        assertThat(this.listeners.received)
                .containsExactly(
                        "x",
                        3,
                        Map.of(
                                ShmHeaders.RING,
                                "orders",
                                ShmHeaders.PRODUCER,
                                3,
                                ShmHeaders.TYPE_ID,
                                7,
                                ShmHeaders.CORRELATION,
                                42L,
                                ShmHeaders.PUBLISH_TIME,
                                99L));
    }

    @Test
    void leavesOutHeadersThatMeanNothing() throws Exception {
        adapt("message").onMessage(payload("x"), PLAIN);
        Message<?> message = (Message<?>) this.listeners.received.get(0);
        assertThat(Map.copyOf(message.getHeaders()))
                .isEqualTo(Map.of(ShmHeaders.RING, "orders", ShmHeaders.TYPE_ID, 0));
        assertThat(message.getPayload()).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void convertsThePayloadOfATypedMessage() throws Exception {
        adapt("typedMessage").onMessage(payload("{\"id\":5,\"name\":\"five\"}"), PLAIN);
        assertThat(this.listeners.received).containsExactly(new Order(5, "five"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "messageOfList"})
    void convertsToGenericTypes(String method) throws Exception {
        adapt(method).onMessage(payload("[{\"id\":5,\"name\":\"five\"}]"), PLAIN);
        assertThat(this.listeners.received).containsExactly(new Order(5, "five"));
    }

    @Test
    void givesTheRecordToAnySignature() throws Exception {
        adapt("jsonAndRecord").onMessage(payload("{\"id\":5,\"name\":\"five\"}"), FULL);
        assertThat(this.listeners.received).containsExactly(new Order(5, "five"), FULL);
    }

    @Test
    void givesTheAcknowledgmentToAnySignature() throws Exception {
        Acknowledgment acknowledgment = mock();
        ShmAcknowledgingMessageListener listener = (ShmAcknowledgingMessageListener) adapt("textAndAcknowledgment");
        listener.onMessage(payload("x"), FULL, acknowledgment);
        assertThat(this.listeners.received).containsExactly("x", acknowledgment);
    }

    @Test
    void givesALittleEndianBufferBesideHeaders() throws Exception {
        adapt("bufferAndHeader").onMessage(payload("abcd"), FULL);
        ByteBuffer buffer = (ByteBuffer) this.listeners.received.get(0);
        assertThat(buffer.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.remaining()).isEqualTo(4);
        assertThat(this.listeners.received.get(1)).isEqualTo(7);
    }

    @Test
    void validatesWhatAsksForIt() {
        assertThatExceptionOfType(MethodArgumentNotValidException.class)
                .isThrownBy(() -> adapt("validated").onMessage(payload("{\"id\":-1,\"name\":\"\"}"), PLAIN));
        assertThat(this.listeners.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"textAndHeader", "messageOfText"})
    void givesAMessageOfNoBytesAsEmptyText(String method) throws Exception {
        adapt(method).onMessage(payload(""), FULL);
        assertThat(this.listeners.received).containsExactly("", 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytesAndHeader", "messageOfBytes"})
    void givesAMessageOfNoBytesAsEmptyArray(String method) throws Exception {
        adapt(method).onMessage(payload(""), FULL);
        assertThat(this.listeners.received).containsExactly(new byte[0], 7);
    }

    @Test
    void takesAMessageOfNoBytesForNoneWhereThatIsAllowed() throws Exception {
        adapt("optional").onMessage(payload(""), PLAIN);
        adapt("notRequired").onMessage(payload(""), PLAIN);
        adapt("notRequired").onMessage(payload("{\"id\":5,\"name\":\"five\"}"), PLAIN);
        assertThat(this.listeners.received).containsExactly(Optional.empty(), null, new Order(5, "five"));
    }

    @Test
    void makesNoObjectOfAMessageOfNoBytes() {
        assertThatExceptionOfType(MessageConversionException.class)
                .isThrownBy(() -> adapt("json").onMessage(payload(""), PLAIN));
        assertThat(this.listeners.received).isEmpty();
    }

    @Test
    void copiesThePayloadSoThatItOutlivesTheView() throws Exception {
        ByteBuffer view = ByteBuffer.wrap("abcd".getBytes(StandardCharsets.UTF_8));
        adapt("message").onMessage(view, PLAIN);
        view.put(0, (byte) 'z');
        assertThat(((Message<?>) this.listeners.received.get(0)).getPayload())
                .isEqualTo("abcd".getBytes(StandardCharsets.UTF_8));
    }

    static MessageHandlerMethodFactory factory() {
        ShmHandlerMethodFactory factory = new ShmHandlerMethodFactory(
                new ShmMessageConverters(new JacksonJsonMessageConverter()).asConverter(), new PositiveIds());
        factory.afterPropertiesSet();
        return factory;
    }

    private ShmMessageListener adapt(String name) {
        var method = Stream.of(Listeners.class.getDeclaredMethods())
                .filter((candidate) -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        ShmMessageListener listener = ListenerAdapters.adapt("orders", this.listeners, method, method, factory());
        assertThat(listener)
                .isInstanceOfAny(MessagingListenerAdapter.class, AcknowledgingMessagingListenerAdapter.class);
        return listener;
    }

    private static ByteBuffer payload(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }

    record Order(long id, String name) {}

    private static final class PositiveIds implements Validator {

        @Override
        public boolean supports(Class<?> type) {
            return type == Order.class;
        }

        @Override
        public void validate(Object target, Errors errors) {
            if (((Order) target).id() < 0) {
                errors.reject("negative");
            }
        }
    }

    private static final class Listeners {

        private final List<Object> received = new ArrayList<>();

        void json(Order order) {
            this.received.add(order);
        }

        void jsonAndRecord(Order order, ShmRecord record) {
            this.received.addAll(Arrays.asList(order, record));
        }

        void headers(
                @Payload String text, @Header(ShmHeaders.PRODUCER) int producer, @Headers Map<String, Object> headers) {
            this.received.addAll(Arrays.asList(text, producer, Map.copyOf(headers)));
        }

        void message(Message<?> message) {
            this.received.add(message);
        }

        void typedMessage(Message<Order> message) {
            this.received.add(message.getPayload());
        }

        void list(List<Order> orders) {
            this.received.add(orders.get(0));
        }

        void messageOfList(Message<List<Order>> orders) {
            this.received.add(orders.getPayload().get(0));
        }

        void bufferAndHeader(ByteBuffer buffer, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.addAll(Arrays.asList(buffer, typeId));
        }

        void textAndHeader(String text, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.addAll(Arrays.asList(text, typeId));
        }

        void textAndAcknowledgment(String text, Acknowledgment acknowledgment) {
            this.received.add(text);
            this.received.add(acknowledgment);
        }

        void bytesAndHeader(byte[] bytes, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.addAll(Arrays.asList(bytes, typeId));
        }

        void messageOfText(Message<String> message, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.addAll(Arrays.asList(message.getPayload(), typeId));
        }

        void messageOfBytes(Message<byte[]> message, @Header(ShmHeaders.TYPE_ID) int typeId) {
            this.received.addAll(Arrays.asList(message.getPayload(), typeId));
        }

        void optional(Optional<Order> order) {
            this.received.add(order);
        }

        void notRequired(@Payload(required = false) Order order) {
            this.received.add(order);
        }

        void validated(@Validated Order order) {
            this.received.add(order);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmRecord;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.boot.ShmRingJacksonAutoConfiguration;
import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmTypeIds;
import io.shmring.testing.TestRings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.AliasFor;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;

/** Tests for the kinds of beans and methods that listen. */
@Timeout(60)
class ListenerBeansTests {

    private static final List<String> received = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class,
                    ShmRingJacksonAutoConfiguration.class,
                    JacksonAutoConfiguration.class))
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(),
                    "shmring.rings.a.role=both",
                    "shmring.rings.b.role=both");

    @BeforeEach
    void forget() {
        received.clear();
        Numbered.made.set(0);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OfAnInterface.class,
                OfADefaultMethod.class,
                OfASuperclass.class,
                Overriding.class,
                Static.class,
                StaticConverted.class,
                Aliased.class,
                PrivateInConfiguration.class,
                GenericText.class,
                GenericBuffer.class
            })
    void listens(Class<?> listener) {
        this.runner.withBean(listener).run((context) -> {
            context.getBean(ShmTemplate.class).convertAndSend("a", "text");
            awaitReceived("text");
        });
    }

    @Test
    void anAnnotationOfItsOwnReplacesTheInheritedOne() {
        this.runner.withBean(Reannotating.class).run((context) -> {
            assertThat(context.getBean(ShmListenerEndpointRegistry.class).getContainers())
                    .singleElement()
                    .satisfies((container) -> assertThat(container.getRing()).isEqualTo("b"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                GenericOrders.class,
                GenericBatch.class,
                OrdersOfAnInterface.class,
                OrdersByHandler.class,
                MessagesByHandler.class
            })
    void convertsToTheTypeOfItsTypeParameter(Class<?> listener) {
        this.runner
                .withBean(
                        ShmTypeIds.class,
                        () -> ShmTypeIds.builder().map(1, Order.class).build())
                .withBean(listener)
                .run((context) -> {
                    context.getBean(ShmTemplate.class).convertAndSend("a", new Order(7));
                    awaitReceived("Order[id=7]");
                });
    }

    @Test
    void takesTheAnnotationsOfParametersFromTheInterface() {
        this.runner.withBean(WithoutParameterAnnotations.class).run((context) -> {
            context.getBean(ShmTemplate.class).convertAndSend("a", "text");
            awaitReceived("a");
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {TwoRings.class, OfAnAnnotatedInterface.class, Composed.class})
    void aClassListensToEachOfItsRings(Class<?> listener) {
        this.runner.withBean(listener).run((context) -> {
            context.getBean(ShmTemplate.class).convertAndSend("a", "one");
            awaitReceived("one");
            context.getBean(ShmTemplate.class).convertAndSend("b", "two");
            awaitReceived("one", "two");
        });
    }

    @Test
    void thePrototypeListensThatIsMadeFirst() {
        this.runner.withUserConfiguration(Prototypes.class).run((context) -> {
            context.getBean("prototype");
            assertThatExceptionOfType(BeanCreationException.class)
                    .isThrownBy(() -> context.getBean("prototype"))
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            ShmListenerConfigurationException.class,
                            (ex) -> assertThat(ex.getAction()).contains("singleton"))
                    .withMessageContaining("bean 'prototype'");
            context.getBean(ShmTemplate.class).convertAndSend("a", "text");
            awaitReceived("text");
        });
    }

    @Test
    void aScopedProxyListensForAllBeansOfItsScope() {
        this.runner.withUserConfiguration(ScopedProxies.class).run((context) -> {
            assertThat(context.getBean("user")).isEqualTo("user of the proxy");
            context.getBean(ShmTemplate.class).convertAndSend("a", "one");
            context.getBean(ShmTemplate.class).convertAndSend("a", "two");
            awaitReceived("1: one", "2: two");
        });
    }

    private static void awaitReceived(String... messages) {
        await().untilAsserted(() -> assertThat(received).containsExactly(messages));
    }

    record Order(long id) {}

    interface TextListener {

        @ShmListener("a")
        void on(String text);
    }

    static class OfAnInterface implements TextListener {

        @Override
        public void on(String text) {
            received.add(text);
        }
    }

    interface DefaultListener {

        @ShmListener("a")
        default void on(String text) {
            received.add(text);
        }
    }

    static class OfADefaultMethod implements DefaultListener {}

    static class Base {

        @ShmListener("a")
        void on(String text) {
            received.add(text);
        }
    }

    static class OfASuperclass extends Base {}

    static class Overriding extends Base {

        @Override
        void on(String text) {
            super.on(text);
        }
    }

    static class Reannotating extends Base {

        @Override
        @ShmListener("b")
        void on(String text) {
            super.on(text);
        }
    }

    static class Static {

        @ShmListener("a")
        static void on(String text) {
            received.add(text);
        }
    }

    static class StaticConverted {

        @ShmListener("a")
        static void on(String text, @Header(ShmHeaders.RING) String ring) {
            received.add(text);
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ShmListener(autoStartup = "true")
    @interface Listens {

        @AliasFor(annotation = ShmListener.class, attribute = "ring")
        String to();
    }

    static class Aliased {

        @Listens(to = "a")
        void on(String text) {
            received.add(text);
        }
    }

    @Configuration
    static class PrivateInConfiguration {

        @ShmListener("a")
        private void on(String text) {
            received.add(text);
        }
    }

    abstract static class Generic<T> {

        @ShmListener("a")
        void on(T payload) {
            received.add(String.valueOf(payload));
        }
    }

    static class GenericOrders extends Generic<Order> {}

    static class GenericText extends Generic<String> {}

    abstract static class BufferBase<T extends Buffer> {

        @ShmListener("a")
        void on(T payload, ShmRecord record) {
            received.add(StandardCharsets.UTF_8.decode((ByteBuffer) payload).toString());
        }
    }

    static class GenericBuffer extends BufferBase<ByteBuffer> {}

    abstract static class Batch<T> {

        @ShmListener(ring = "a", batch = "true")
        void on(List<T> payloads) {
            payloads.forEach((payload) -> received.add(String.valueOf(payload)));
        }
    }

    static class GenericBatch extends Batch<Order> {}

    interface GenericListener<T> {

        @ShmListener("a")
        void on(T payload);
    }

    static class OrdersOfAnInterface implements GenericListener<Order> {

        @Override
        public void on(Order order) {
            received.add(order.toString());
        }
    }

    abstract static class GenericHandler<T> {

        @ShmHandler
        void on(T payload) {
            received.add(String.valueOf(payload));
        }
    }

    @ShmListener("a")
    static class OrdersByHandler extends GenericHandler<Order> {}

    @ShmListener("a")
    static class MessagesByHandler {

        @ShmHandler
        void on(Message<Order> message) {
            received.add(message.getPayload().toString());
        }
    }

    interface HeaderListener {

        @ShmListener("a")
        void on(@Header(ShmHeaders.RING) String ring);
    }

    static class WithoutParameterAnnotations implements HeaderListener {

        @Override
        public void on(String ring) {
            received.add(ring);
        }
    }

    @ShmListener("a")
    @ShmListener("b")
    static class TwoRings {

        @ShmHandler(isDefault = true)
        void on(String text) {
            received.add(text);
        }
    }

    @ShmListener("a")
    @ShmListener("b")
    interface Annotated {}

    static class OfAnAnnotatedInterface extends TwoHandlers implements Annotated {}

    static class TwoHandlers {

        @ShmHandler(isDefault = true)
        void on(String text) {
            received.add(text);
        }
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ShmListener("a")
    @ShmListener("b")
    @interface ToBoth {}

    @ToBoth
    static class Composed extends TwoHandlers {}

    @Configuration(proxyBeanMethods = false)
    static class Prototypes {

        @Bean
        @Scope("prototype")
        OfASuperclass prototype() {
            return new OfASuperclass();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ScopedProxies {

        @Bean
        @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Numbered scoped() {
            return new Numbered();
        }

        @Bean
        String user(Numbered proxy) {
            return "user of the proxy";
        }
    }

    static class Numbered {

        private static final AtomicInteger made = new AtomicInteger();

        private final int number = made.incrementAndGet();

        @ShmListener("a")
        void on(String text) {
            received.add(this.number + ": " + text);
        }
    }
}

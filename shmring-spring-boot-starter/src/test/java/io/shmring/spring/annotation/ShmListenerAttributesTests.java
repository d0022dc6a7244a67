/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.shmring.boot.ShmListenerContainerFactoryConfigurer;
import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.boot.ShmRingJacksonAutoConfiguration;
import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.config.ShmListenerConfigurer;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpoint;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.ContainerStoppingErrorHandler;
import io.shmring.spring.listener.ErrorDecision;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageFilter;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.spring.support.Acknowledgment;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRings;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/** Tests for what the attributes of {@link ShmListener} and the beans that they name do. */
@Timeout(60)
class ShmListenerAttributesTests {

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
                    "shmring.rings.b.role=both",
                    "shmring.rings.c.role=both");

    @BeforeEach
    void forget() {
        received.clear();
    }

    @Test
    void namesItsErrorHandlerAndFilter() {
        this.runner.withUserConfiguration(Named.class).run((context) -> {
            ShmTemplate template = context.getBean(ShmTemplate.class);
            send(template, "a", "drop me", "bad", "good");
            awaitReceived("handled bad", "good");
            ShmMessageListenerContainer container = container(context.getBean(ShmListenerEndpointRegistry.class), "a");
            assertThat(container.getFilteredCount()).isEqualTo(1);
            assertThat(container.getFailedCount()).isEqualTo(1);
        });
    }

    @Test
    void namesItsBeansByExpressionsToo() {
        this.runner
                .withPropertyValues("my.filter=#{@noDrops}")
                .withUserConfiguration(ByExpression.class)
                .run((context) -> {
                    send(context.getBean(ShmTemplate.class), "a", "drop me", "kept");
                    awaitReceived("kept");
                });
    }

    @Test
    void namesItsContainerFactoryWhichKeepsWhatIsConfigured() {
        this.runner
                .withPropertyValues("shmring.listener.poll-limit=7")
                .withUserConfiguration(OwnFactory.class)
                .run((context) -> {
                    ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
                    assertThat(container(registry, "a").getProperties().pollLimit())
                            .isEqualTo(7);
                    assertThat(container(registry, "a").getProperties().ackMode())
                            .isEqualTo(AckMode.BEFORE_HANDLER);
                    assertThat(container(registry, "b").getProperties().ackMode())
                            .isEqualTo(AckMode.AFTER_HANDLER);
                    send(context.getBean(ShmTemplate.class), "a", "bad");
                    await().until(() -> container(registry, "a").isStoppedAbnormally());
                });
    }

    @Test
    void hasAnAckModeOfItsOwn() {
        this.runner
                .withPropertyValues("my.mode=MANUAL")
                .withBean(Acknowledging.class)
                .run((context) -> {
                    send(context.getBean(ShmTemplate.class), "a", "one", "two");
                    awaitReceived("one", "two");
                    assertThat(container(context.getBean(ShmListenerEndpointRegistry.class), "a")
                                    .getProperties()
                                    .ackMode())
                            .isEqualTo(AckMode.MANUAL);
                });
    }

    @Test
    void takesBatchesOfPayloadsAndOfMessages() {
        this.runner.withBean(Batches.class).run((context) -> {
            ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
            ShmTemplate template = context.getBean(ShmTemplate.class);
            send(template, "a", "one", "two", "three");
            template.convertAndSend("b", new Order(5));
            template.convertAndSend("b", new Order(6));
            template.convertAndSend("c", new Order(7), 9);
            registry.getContainers().forEach(ShmMessageListenerContainer::start);
            await().untilAsserted(() -> assertThat(received)
                    .containsExactlyInAnyOrder("[one, two, three]", "[Order[id=5], Order[id=6]]", "Order[id=7]/9"));
        });
    }

    @Test
    void aConfigurerRegistersListenersWithoutAnnotation() {
        this.runner.withUserConfiguration(Programmatic.class).run((context) -> {
            ShmListenerEndpointRegistry registry = context.getBean(ShmListenerEndpointRegistry.class);
            assertThat(container(registry, "a").isRunning()).isTrue();
            assertThat(container(registry, "second").isRunning()).isFalse();
            assertThat(container(registry, "second").getProperties().ackMode()).isEqualTo(AckMode.BEFORE_HANDLER);
            send(context.getBean(ShmTemplate.class), "a", "x");
            awaitReceived("x");
        });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WrongHandler.class,
                WrongMode.class,
                WrongBatch.class,
                BatchOfOne.class,
                UnwantedAcknowledgment.class,
                MissingAcknowledgment.class
            })
    void saysWhatIsWrongWithAnAttribute(Class<?> listener) {
        this.runner
                .withBean(listener)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                ShmListenerConfigurationException.class,
                                (ex) -> assertThat(ex.getAction()).isNotBlank())
                        .hasMessageContaining(listener.getSimpleName()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ring", "id", "autoStartup", "containerFactory", "errorHandler", "filter", "ackMode", "batch"})
    void saysWhichAttributeCannotBeResolved(String attribute) throws NoSuchMethodException {
        ShmListener placeholder = withAttribute(attribute, "${no.such.property}");
        ShmListener expression = withAttribute(attribute, "#{noSuchProperty}");
        this.runner
                .withUserConfiguration(PropertyPlaceholderAutoConfiguration.class)
                .run((context) -> {
                    AnnotatedEndpoints endpoints = new AnnotatedEndpoints(
                            context.getSourceApplicationContext().getBeanFactory(),
                            new Conversions(
                                    context.getBean(MessageHandlerMethodFactory.class),
                                    context.getBean(ShmMessageConverters.class).asConverter()));
                    MethodTarget target = new MethodTarget(new UnwantedAcknowledgment(), "bean", method());
                    assertThatExceptionOfType(ShmListenerConfigurationException.class)
                            .isThrownBy(() -> endpoints.register(placeholder, target))
                            .withMessageContaining("bean 'bean' has " + attribute + " '${no.such.property}'")
                            .satisfies((ex) -> assertThat(ex.getAction()).contains("no.such.property"));
                    assertThatExceptionOfType(ShmListenerConfigurationException.class)
                            .isThrownBy(() -> endpoints.register(expression, target))
                            .withMessageContaining("bean 'bean' has " + attribute + " '#{noSuchProperty}'")
                            .satisfies((ex) -> assertThat(ex.getAction()).contains("noSuchProperty"));
                });
    }

    private static ShmListener withAttribute(String attribute, String value) throws NoSuchMethodException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("ring", "a");
        attributes.put(attribute, value);
        return AnnotationUtils.synthesizeAnnotation(attributes, ShmListener.class, method());
    }

    private static Method method() throws NoSuchMethodException {
        return UnwantedAcknowledgment.class.getDeclaredMethod("on", String.class, Acknowledgment.class);
    }

    private static void send(ShmTemplate template, String ring, String... texts) {
        for (String text : texts) {
            template.send(ring, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ShmMessageListenerContainer container(ShmListenerEndpointRegistry registry, String id) {
        return registry.findContainer(id).orElseThrow();
    }

    private static void awaitReceived(String... expected) {
        await().untilAsserted(() -> assertThat(received).containsExactly(expected));
    }

    record Order(long id) {}

    @Configuration(proxyBeanMethods = false)
    static class Named {

        @Bean
        ShmErrorHandler noting() {
            return (failed) -> {
                received.add("handled " + StandardCharsets.UTF_8.decode(failed.payload()));
                return ErrorDecision.consumed();
            };
        }

        @Bean
        ShmMessageFilter noDrops() {
            return (payload, record) -> payload.get(payload.position()) != 'd';
        }

        @ShmListener(ring = "a", errorHandler = "noting", filter = "noDrops")
        void on(String text) {
            if (text.equals("bad")) {
                throw new IllegalStateException(text);
            }
            received.add(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByExpression {

        @Bean
        ShmMessageFilter noDrops() {
            return (payload, record) -> payload.get(payload.position()) != 'd';
        }

        @ShmListener(ring = "a", filter = "${my.filter}")
        void on(String text) {
            received.add(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        @Bean
        ShmListenerContainerFactory strict(ShmRings rings, ShmListenerContainerFactoryConfigurer configurer) {
            ShmListenerContainerFactory factory = new ShmListenerContainerFactory(rings);
            configurer.configure(factory);
            factory.setContainerProperties(factory.getContainerProperties().withAckMode(AckMode.BEFORE_HANDLER));
            factory.setErrorHandler(new ContainerStoppingErrorHandler());
            return factory;
        }

        @ShmListener(ring = "a", containerFactory = "strict")
        void strictly(String text) {
            throw new IllegalStateException(text);
        }

        @ShmListener("b")
        void normally(String text) {}
    }

    static class Acknowledging {

        @ShmListener(ring = "a", ackMode = "${my.mode}")
        void on(String text, Acknowledgment acknowledgment) {
            received.add(text);
            acknowledgment.acknowledge();
        }
    }

    static class Batches {

        @ShmListener(ring = "a", batch = "true", autoStartup = "false")
        void texts(List<String> texts) {
            received.add(texts.toString());
        }

        @ShmListener(ring = "b", batch = "true", autoStartup = "false")
        void orders(List<Order> orders) {
            received.add(orders.toString());
        }

        @ShmListener(ring = "c", batch = "true", autoStartup = "false")
        void messages(List<Message<Order>> orders) {
            orders.forEach((order) ->
                    received.add(order.getPayload() + "/" + order.getHeaders().get(ShmHeaders.TYPE_ID)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Programmatic {

        @Bean
        ShmListenerContainerFactory hasty(ShmRings rings, ShmListenerContainerFactoryConfigurer configurer) {
            ShmListenerContainerFactory factory = new ShmListenerContainerFactory(rings);
            configurer.configure(factory);
            factory.setContainerProperties(factory.getContainerProperties().withAckMode(AckMode.BEFORE_HANDLER));
            return factory;
        }

        @Bean
        ShmListenerConfigurer listeners(ShmListenerContainerFactory hasty) {
            return (registrar) -> {
                registrar.registerEndpoint(ShmListenerEndpoint.builder(
                                "a",
                                (payload, record) -> received.add(
                                        StandardCharsets.UTF_8.decode(payload).toString()))
                        .build());
                registrar.registerEndpoint(
                        ShmListenerEndpoint.builder("b", (payload, record) -> {})
                                .id("second")
                                .autoStartup(false)
                                .build(),
                        hasty);
            };
        }
    }

    static class WrongHandler {

        @ShmListener(ring = "a", errorHandler = "nobody")
        void on(String text) {}
    }

    static class WrongMode {

        @ShmListener(ring = "a", ackMode = "sometimes")
        void on(String text) {}
    }

    static class WrongBatch {

        @ShmListener(ring = "a", batch = "perhaps")
        void on(List<String> texts) {}
    }

    static class BatchOfOne {

        @ShmListener(ring = "a", batch = "true")
        void on(String text) {}
    }

    static class UnwantedAcknowledgment {

        @ShmListener("a")
        void on(String text, Acknowledgment acknowledgment) {}
    }

    static class MissingAcknowledgment {

        @ShmListener(ring = "a", ackMode = "manual")
        void on(String text) {}
    }
}

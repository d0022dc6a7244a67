/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.annotation.ShmListenerAnnotationBeanPostProcessor;
import io.shmring.spring.config.ShmListenerContainerCustomizer;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmMessagingTemplate;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.core.ShmRingOpenException;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.DefaultErrorHandler;
import io.shmring.spring.listener.LoggingErrorHandler;
import io.shmring.spring.listener.LoggingRecoverer;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageListenerContainer;
import io.shmring.spring.listener.ShmMessageRecoverer;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.spring.support.ShmTypeIds;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/** Tests for {@link ShmRingAutoConfiguration} and {@link ShmRingJacksonAutoConfiguration}. */
@Timeout(60)
class ShmRingAutoConfigurationTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class,
                    ShmRingJacksonAutoConfiguration.class,
                    JacksonAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix(), "shmring.connect-timeout=200ms");

    @Test
    void worksWithoutAnyRing() {
        this.runner.run((context) -> {
            assertThat(context)
                    .hasSingleBean(ShmRings.class)
                    .hasSingleBean(ShmTemplate.class)
                    .hasSingleBean(ShmMessagingTemplate.class)
                    .hasSingleBean(ShmListenerEndpointRegistry.class)
                    .hasSingleBean(ShmListenerContainerFactory.class)
                    .doesNotHaveBean(SpscShm.class);
            assertThat(context.getBean(ShmRings.class).all()).isEmpty();
            assertThat(context.getBean(ShmRings.class).isRunning()).isTrue();
            assertThat(context.getBean(ShmListenerEndpointRegistry.class).isRunning())
                    .isTrue();
        });
    }

    @Test
    void makesASingleRingInjectableByType() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumer")
                .withUserConfiguration(InjectsTheOnlyRing.class)
                .run((context) -> {
                    assertThat(context.getBean(SpscShm.class).name()).isEqualTo(this.test.name("orders"));
                    assertThat(context.getBean(RingHolder.class).ring()).isSameAs(context.getBean("ordersRing"));
                });
        assertThat(this.test.objects()).containsExactly("orders");
    }

    @Test
    void makesSeveralRingsInjectableByNameAndAsAMap() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.order-events.role=consumer",
                        "shmring.rings.fills.role=producer",
                        "shmring.rings.telemetry.role=consumer",
                        "shmring.rings.telemetry.type=mpsc",
                        "shmring.rings.telemetry.producers=2",
                        "shmring.rings.telemetry.capacity=4KB")
                .withUserConfiguration(InjectsNamedRings.class)
                .run((context) -> {
                    assertThat(context).hasBean("orderEventsRing").hasBean("fillsRing");
                    assertThat(context.getBean(MpscConsumer.class).producers()).isEqualTo(2);
                    RingsHolder holder = context.getBean(RingsHolder.class);
                    assertThat(holder.named().name()).isEqualTo(this.test.name("fills"));
                    assertThat(holder.all()).containsOnlyKeys("orderEventsRing", "fillsRing");
                });
    }

    @Test
    void givesTheHandlesOfBothSidesOfManyProducers() {
        this.runner
                .withPropertyValues("shmring.rings.t.role=consumer", "shmring.rings.t.type=mpsc")
                .run((consumer) -> this.runner
                        .withPropertyValues(
                                "shmring.rings.t.role=producer",
                                "shmring.rings.t.type=mpsc",
                                "shmring.rings.t.producer-id=3")
                        .run((producer) -> {
                            assertThat(producer.getBean(MpscProducer.class).producerId())
                                    .isEqualTo(3);
                            producer.getBean(ShmTemplate.class).send("t", new byte[] {7});
                            assertThat(consumer.getBean(MpscConsumer.class)
                                            .peek()
                                            .get())
                                    .isEqualTo((byte) 7);
                            consumer.getBean(MpscConsumer.class).release();
                        }));
    }

    @Test
    void closesTheRingsWithTheContextAndRemovesThemIfToldTo() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.a.role=consumer",
                        "shmring.rings.a.remove-on-close=true",
                        "shmring.rings.b.role=consumer")
                .run((context) -> assertThat(this.test.objects()).containsExactly("a", "b"));
        assertThat(this.test.objects()).containsExactly("b");
    }

    @Test
    void failsTheStartByTheNameOfAMisspeltKey() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumer", "shmring.rings.orders.capacty=4KB")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("shmring.rings.orders.capacty")
                        .rootCause()
                        .isInstanceOf(UnboundConfigurationPropertiesException.class));
        this.runner
                .withPropertyValues("shmring.conect-timeout=5s")
                .run((context) -> assertThat(context).getFailure().hasStackTraceContaining("shmring.conect-timeout"));
        assertThat(this.test.objects()).isEmpty();
    }

    @Test
    void tellsAMisspeltRoleKeyBeforeTheBeanThatItMakesMissing() {
        this.runner
                .withPropertyValues("shmring.rings.orders.rol=consumer")
                .withUserConfiguration(InjectsTheOnlyRing.class)
                .run((context) -> assertThat(context).getFailure().hasStackTraceContaining("shmring.rings.orders.rol"));
    }

    @Test
    void failsTheStartByTheNameOfAKeyWithAnImpossibleValue() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumr")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(BindException.class)
                        .hasStackTraceContaining("shmring.rings.orders.role"));
        assertInvalid("shmring.rings.orders.role", "shmring.rings.orders.type=spsc");
        assertInvalid("shmring.listener.poll-limit", "shmring.listener.poll-limit=0");
        assertInvalid("shmring.listener.shutdown-timeout", "shmring.listener.shutdown-timeout=-1s");
        assertInvalid("shmring.listener.stalled-after", "shmring.listener.stalled-after=0s");
        assertInvalid("shmring.listener.retry.max-retries", "shmring.listener.retry.max-retries=-1");
        assertInvalid("shmring.listener.retry.delay", "shmring.listener.retry.delay=0s");
        assertInvalid("shmring.listener.retry.multiplier", "shmring.listener.retry.multiplier=0.5");
        assertInvalid("shmring.listener.retry.max-delay", "shmring.listener.retry.max-delay=50ms");
        assertInvalid("shmring.listener.retry.jitter", "shmring.listener.retry.jitter=-1ms");
        assertInvalid("shmring.listener.idle-event-interval", "shmring.listener.idle-event-interval=0s");
        assertInvalid("shmring.template.default-ring", "shmring.template.default-ring=nowhere");
    }

    private void assertInvalid(String name, String... properties) {
        this.runner
                .withPropertyValues(properties)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                InvalidConfigurationPropertyValueException.class,
                                (ex) -> assertThat(ex.getName()).isEqualTo(name)));
    }

    @Test
    void bindsAnEnvironmentVariableToTheDashedKeyOfTheFile() {
        this.runner
                .withPropertyValues("shmring.rings.order-events.role=consumer")
                .withInitializer((context) -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of("SHMRING_RINGS_ORDEREVENTS_CAPACITY", (Object) "8KB"))))
                .run((context) -> {
                    assertThat(context.getBean(ShmRings.class).keys()).containsExactly("order-events");
                    assertThat(context.getBean("orderEventsRing", SpscShm.class).capacity())
                            .isEqualTo(8192);
                });
    }

    @Test
    void leavesTheBareKeyToTheUsersBeans() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumer")
                .withBean("orders", String.class, () -> "mine")
                .run((context) -> assertThat(context).hasNotFailed().hasBean("ordersRing"));
    }

    @Test
    void failsIfABeanHasTheNameOfARing() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=consumer")
                .withBean("ordersRing", String.class, () -> "mine")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                BeanDefinitionOverrideException.class,
                                (ex) -> assertThat(List.of(
                                                String.valueOf(
                                                        ex.getBeanDefinition().getDescription()),
                                                String.valueOf(ex.getExistingDefinition()
                                                        .getDescription())))
                                        .contains("Ring declared as shmring.rings.orders")));
    }

    @Test
    void doesNothingWhenDisabled() {
        this.runner
                .withPropertyValues("shmring.enabled=false", "shmring.rings.orders.role=consumer")
                .run((context) -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ShmRings.class)
                        .doesNotHaveBean(ShmMessageConverters.class)
                        .doesNotHaveBean("ordersRing"));
        assertThat(this.test.objects()).isEmpty();
    }

    @Test
    void failsTheStartIfARingCannotBeOpened() {
        this.runner
                .withPropertyValues("shmring.rings.t.role=producer", "shmring.rings.t.type=mpsc")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(ShmNotFoundException.class)
                        .hasStackTraceContaining(ShmRingOpenException.class.getName()));
    }

    @Test
    void deliversFromTheTemplateToAListener() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=both", "shmring.template.default-ring=orders")
                .withUserConfiguration(JsonListener.class)
                .run((context) -> {
                    context.getBean(ShmOperations.class).convertAndSendDefault(new Order(5, "five"));
                    List<Object> received = context.getBean(JsonListener.class).received;
                    await().until(() -> received.size() == 1);
                    assertThat(received).containsExactly(new Order(5, "five"));
                });
    }

    @Test
    void opensAndListensInALazyApplication() {
        this.runner
                .withInitializer((context) ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withPropertyValues("shmring.rings.orders.role=both")
                .withUserConfiguration(JsonListener.class)
                .run((context) -> {
                    assertThat(this.test.objects()).containsExactly("orders");
                    assertThat(context.getSourceApplicationContext()
                                    .getBeanFactory()
                                    .containsSingleton("jsonListener"))
                            .isTrue();
                    context.getBean(ShmTemplate.class).convertAndSend("orders", new Order(1, "a"));
                    List<Object> received = context.getBean(JsonListener.class).received;
                    await().until(() -> received.size() == 1);
                });
    }

    @Test
    void backsOffForBeansOfTheUser() {
        this.runner
                .withBean(ShmMessageConverters.class, ShmMessageConverters::new)
                .run((context) -> assertThat(context).hasSingleBean(ShmMessageConverters.class));
        this.runner
                .withBean(
                        ShmTemplate.class,
                        () -> new ShmTemplate(new ShmRings(List.of()), new ShmMessageConverters().asConverter()))
                .run((context) -> assertThat(context).hasSingleBean(ShmOperations.class));
    }

    @Test
    void aBeanOfTheUserReplacesEachDefault() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=both")
                .withUserConfiguration(Replacements.class, JsonListener.class)
                .run((context) -> {
                    for (Class<?> type : List.of(
                            ShmRings.class,
                            ShmMessageConverters.class,
                            ShmOperations.class,
                            ShmMessagingTemplate.class,
                            ShmErrorHandler.class,
                            ShmMessageRecoverer.class,
                            ShmListenerContainerFactory.class,
                            ShmListenerEndpointRegistry.class,
                            MessageHandlerMethodFactory.class,
                            ShmListenerAnnotationBeanPostProcessor.class)) {
                        assertThat(context.getBeanNamesForType(type))
                                .as(type.getSimpleName())
                                .singleElement()
                                .satisfies((name) -> assertThat(context.getSourceApplicationContext()
                                                .getBeanFactory()
                                                .getBeanDefinition(name)
                                                .getResourceDescription())
                                        .contains(Replacements.class.getSimpleName()));
                    }
                    context.getBean(ShmTemplate.class).convertAndSend("orders", new Order(1, "a"));
                    List<Object> received = context.getBean(JsonListener.class).received;
                    await().until(() -> received.size() == 1);
                    assertThat(context.getBean(ShmListenerEndpointRegistry.class)
                                    .getContainers())
                            .hasSize(1);
                });
    }

    @Test
    void springsTemplateKnowsTheDefaultRingAndTheTypes() {
        this.runner
                .withPropertyValues("shmring.rings.orders.role=both", "shmring.template.default-ring=orders")
                .withBean(
                        ShmTypeIds.class,
                        () -> ShmTypeIds.builder().map(9, Order.class).build())
                .withUserConfiguration(TypeListener.class)
                .run((context) -> {
                    context.getBean(ShmMessagingTemplate.class).convertAndSend(new Order(5, "five"));
                    List<Integer> received = context.getBean(TypeListener.class).received;
                    await().untilAsserted(() -> assertThat(received).containsExactly(9));
                });
    }

    @Test
    void theDefaultErrorHandlerCanBeTaughtMore() {
        List<String> recovered = new CopyOnWriteArrayList<>();
        this.runner
                .withPropertyValues(
                        "shmring.rings.orders.role=both",
                        "shmring.listener.retry.delay=1h",
                        "shmring.listener.retry.max-delay=1h")
                .withBean(ShmMessageRecoverer.class, () -> (failed) -> recovered.add(failed.ring()))
                .withUserConfiguration(Taught.class)
                .run((context) -> {
                    context.getBean(ShmTemplate.class).convertAndSend("orders", "bad");
                    await().untilAsserted(() -> assertThat(recovered).containsExactly("orders"));
                });
    }

    @Test
    void customizesEveryContainer() {
        List<ShmMessageListenerContainer> seen = new CopyOnWriteArrayList<>();
        this.runner
                .withPropertyValues("shmring.rings.orders.role=both", "shmring.listener.poll-limit=7")
                .withBean(ShmListenerContainerCustomizer.class, () -> seen::add)
                .withUserConfiguration(JsonListener.class)
                .run((context) -> {
                    assertThat(seen)
                            .containsExactlyElementsOf(context.getBean(ShmListenerEndpointRegistry.class)
                                    .getContainers());
                    assertThat(seen.get(0).getProperties().pollLimit()).isEqualTo(7);
                });
    }

    record Order(long id, String name) {}

    record RingHolder(SpscShm ring) {}

    record RingsHolder(SpscShm named, Map<String, SpscShm> all) {}

    @Configuration(proxyBeanMethods = false)
    static class InjectsTheOnlyRing {

        @Bean
        RingHolder ringHolder(SpscShm ring) {
            return new RingHolder(ring);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InjectsNamedRings {

        @Bean
        RingsHolder ringsHolder(@Qualifier("fillsRing") SpscShm named, Map<String, SpscShm> all) {
            return new RingsHolder(named, all);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TypeListener {

        private final List<Integer> received = new CopyOnWriteArrayList<>();

        @ShmListener("orders")
        void on(byte[] payload, ShmRecord record) {
            this.received.add(record.typeId());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Taught {

        @Autowired
        void teach(DefaultErrorHandler errorHandler) {
            errorHandler.addNotRetryableExceptions(UnsupportedOperationException.class);
        }

        @ShmListener("orders")
        void on(String text) {
            throw new UnsupportedOperationException(text);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Replacements {

        @Bean
        ShmRings rings(ShmRingProperties properties) {
            return new ShmRings(RingDefinitions.of(properties));
        }

        @Bean
        ShmMessageConverters converters() {
            return new ShmMessageConverters(new JacksonJsonMessageConverter());
        }

        @Bean
        ShmTemplate template(ShmRings rings, ShmMessageConverters converters) {
            return new ShmTemplate(rings, converters.asConverter());
        }

        @Bean
        ShmMessagingTemplate messagingTemplate(ShmOperations operations, ShmMessageConverters converters) {
            return new ShmMessagingTemplate(operations, converters.asConverter());
        }

        @Bean
        ShmErrorHandler errorHandler() {
            return new LoggingErrorHandler();
        }

        @Bean
        ShmMessageRecoverer recoverer() {
            return new LoggingRecoverer();
        }

        @Bean
        ShmListenerContainerFactory shmListenerContainerFactory(ShmRings rings) {
            return new ShmListenerContainerFactory(rings);
        }

        @Bean
        ShmListenerEndpointRegistry registry(ShmListenerContainerFactory factory) {
            return new ShmListenerEndpointRegistry(factory);
        }

        @Bean
        MessageHandlerMethodFactory shmMessageHandlerMethodFactory(ShmMessageConverters converters) {
            return new ShmHandlerMethodFactory(converters.asConverter(), null);
        }

        @Bean
        static ShmListenerAnnotationBeanPostProcessor processor() {
            return new ShmListenerAnnotationBeanPostProcessor();
        }
    }

    @Configuration(value = "jsonListener", proxyBeanMethods = false)
    static class JsonListener {

        private final List<Object> received = new CopyOnWriteArrayList<>();

        @ShmListener("orders")
        void on(Order order, ShmRecord record) {
            assertThat(record.length()).isPositive();
            this.received.add(order);
        }
    }
}

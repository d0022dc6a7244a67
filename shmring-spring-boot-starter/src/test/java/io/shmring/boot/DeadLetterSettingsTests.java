/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.spring.annotation.ShmListener;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.core.ShmOperations;
import io.shmring.spring.listener.LoggingErrorHandler;
import io.shmring.spring.listener.ShmContainerState;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageRecoverer;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.testing.TestRings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.handler.annotation.Header;

/** Dead letters by properties. */
@Timeout(60)
class DeadLetterSettingsTests {

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ShmRingAutoConfiguration.class))
            .withPropertyValues(
                    "shmring.name-prefix=" + this.test.prefix(),
                    "shmring.listener.retry.max-retries=0",
                    "shmring.rings.orders.role=both",
                    "shmring.rings.fills.role=both",
                    "shmring.rings.dead.role=both",
                    "shmring.rings.consumed.role=consumer");

    @Test
    void goToTheRingOfThoseRingsThatNameOneAndToTheBeanOfTheOthers() {
        this.runner
                .withPropertyValues("shmring.rings.orders.dead-letter=dead")
                .withUserConfiguration(Listeners.class)
                .run((context) -> {
                    ShmOperations operations = context.getBean(ShmOperations.class);
                    operations.convertAndSend("orders", "one");
                    operations.convertAndSend("fills", "two");
                    Listeners listeners = context.getBean(Listeners.class);
                    await().until(() -> listeners.received.size() == 2);
                    assertThat(listeners.received)
                            .containsExactlyInAnyOrder("dead: one of orders", "recovered of fills");
                });
    }

    @Test
    void endTheListenerWhenTheirRingIsFullUnlessToldToDropThem() {
        ApplicationContextRunner full = this.runner
                .withPropertyValues(
                        "shmring.rings.letters.role=producer",
                        "shmring.rings.letters.capacity=4KB",
                        "shmring.rings.letters.full-policy=fail",
                        "shmring.rings.orders.dead-letter=letters")
                .withUserConfiguration(Listeners.class);
        full.run((context) -> {
            sendToFull(context.getBean(ShmOperations.class));
            var container = context.getBean(ShmListenerEndpointRegistry.class)
                    .findContainer("orders")
                    .orElseThrow();
            await().until(() -> container.getState() == ShmContainerState.FAILED);
        });
        this.test.forceUnlink("letters");
        full.withPropertyValues("shmring.rings.orders.dead-letter-full=drop").run((context) -> {
            sendToFull(context.getBean(ShmOperations.class));
            var container = context.getBean(ShmListenerEndpointRegistry.class)
                    .findContainer("orders")
                    .orElseThrow();
            await().until(() -> container.getFailedCount() == 2); // the message that was kept, and this one
            assertThat(container.getState()).isEqualTo(ShmContainerState.RUNNING);
        });
    }

    private static void sendToFull(ShmOperations operations) {
        while (operations.trySend("letters", new byte[56])) {
            // until it is full
        }
        operations.convertAndSend("orders", "one");
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders, another ring",
        "orders, typo, '[fills, dead, produced]'",
        "orders, consumed, 'both'",
        "produced, dead, 'consumer'"
    })
    void refuseARingThatCannotTakeThem(String ring, String target, String reason) {
        this.runner
                .withPropertyValues(
                        "shmring.rings.produced.role=producer", "shmring.rings." + ring + ".dead-letter=" + target)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("shmring.rings." + ring + ".dead-letter")
                        .hasMessageContaining(target)
                        .extracting((ex) -> ((InvalidConfigurationPropertyValueException) ex).getReason())
                        .asString()
                        .contains(reason));
    }

    @Test
    void mayDieAgain() {
        this.runner
                .withPropertyValues("shmring.rings.orders.dead-letter=fills", "shmring.rings.fills.dead-letter=dead")
                .withUserConfiguration(Listeners.class)
                .run((context) -> {
                    context.getBean(ShmOperations.class).convertAndSend("orders", "one");
                    List<String> received = context.getBean(Listeners.class).received;
                    await().untilAsserted(() -> assertThat(received).containsExactly("dead: one of fills"));
                });
    }

    @Test
    void mustNotComeBack() {
        this.runner
                .withPropertyValues(
                        "shmring.rings.orders.dead-letter=fills",
                        "shmring.rings.fills.dead-letter=dead",
                        "shmring.rings.dead.dead-letter=fills")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("shmring.rings.fills.dead-letter")
                        .extracting((ex) -> ((InvalidConfigurationPropertyValueException) ex).getReason())
                        .asString()
                        .contains("fills -> dead -> fills"));
    }

    @Test
    void refuseARingThatIsNotThereAlsoAtTheEndOfAPath() {
        this.runner
                .withPropertyValues("shmring.rings.orders.dead-letter=fills", "shmring.rings.fills.dead-letter=typo")
                .run((context) -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("shmring.rings.fills.dead-letter"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refuseToBeWithoutEffect(boolean lazy) {
        this.runner
                .withInitializer((context) -> context.addBeanFactoryPostProcessor(
                        lazy ? new LazyInitializationBeanFactoryPostProcessor() : (beans) -> {}))
                .withPropertyValues("shmring.rings.orders.dead-letter=dead")
                .withBean(ShmErrorHandler.class, LoggingErrorHandler::new)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("shmring.rings.orders.dead-letter")
                        .extracting((ex) -> ((InvalidConfigurationPropertyValueException) ex).getReason())
                        .asString()
                        .contains("no effect", "DeadLetterRingRecoverer"));
    }

    static class Listeners {

        private final List<String> received = new CopyOnWriteArrayList<>();

        @Bean
        ShmMessageRecoverer recoverer() {
            return (failed) -> this.received.add("recovered of " + failed.ring());
        }

        @ShmListener("orders")
        void onOrder(String text) {
            throw new IllegalStateException(text);
        }

        @ShmListener("fills")
        void onFill(String text) {
            throw new IllegalStateException(text);
        }

        @ShmListener("dead")
        void onDeadLetter(String text, @Header(ShmHeaders.DLT_ORIGINAL_RING) String ring) {
            this.received.add("dead: " + text + " of " + ring);
        }
    }
}

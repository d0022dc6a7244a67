/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shmring.boot.ShmRingAutoConfiguration;
import io.shmring.boot.ShmRingJacksonAutoConfiguration;
import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.core.ShmTemplate;
import io.shmring.spring.listener.LoggingErrorHandler;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.support.Acknowledgment;
import io.shmring.spring.support.ShmTypeIds;
import io.shmring.testing.TestRings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests for {@link ShmHandler} methods of classes with {@link ShmListener}. */
@Timeout(60)
class ShmHandlerTests {

    private static final List<String> received = new CopyOnWriteArrayList<>();
    private static final ShmTypeIds TYPE_IDS =
            ShmTypeIds.builder().map(1, Order.class).map(2, Fill.class).build();

    @RegisterExtension
    final TestRings test = new TestRings();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ShmRingAutoConfiguration.class,
                    ShmRingJacksonAutoConfiguration.class,
                    JacksonAutoConfiguration.class))
            .withPropertyValues("shmring.name-prefix=" + this.test.prefix(), "shmring.rings.a.role=both");

    @BeforeEach
    void forget() {
        received.clear();
    }

    @Test
    void eachMethodGetsTheMessagesOfItsTypesAndTheDefaultOneAllOthers() {
        this.runner.withBean(ById.class).run((context) -> {
            ShmTemplate template = context.getBean(ShmTemplate.class);
            template.send("a", "x".getBytes(StandardCharsets.UTF_8), 7);
            template.send("a", "y".getBytes(StandardCharsets.UTF_8), 8);
            template.send("a", new byte[5], 9);
            template.send("a", new byte[3], 0xFFFF);
            awaitReceived("text x", "text y", "5 bytes", "other 65535");
        });
    }

    @Test
    void typeIdsLeadObjectsToTheMethodsThatTakeThem() {
        this.runner
                .withBean(ShmTypeIds.class, () -> TYPE_IDS)
                .withBean(ByClass.class)
                .run((context) -> {
                    ShmTemplate template = context.getBean(ShmTemplate.class);
                    template.convertAndSend("a", new Fill(3, 4));
                    template.convertAndSend("a", new Order(5));
                    awaitReceived("fill 3/4", "order 5");
                });
    }

    @Test
    void aMessageOfNoMethodsTypeIsNotRetriedAndTheNextOneFollows() {
        this.runner
                .withPropertyValues(
                        "shmring.listener.retry.max-retries=1000000",
                        "shmring.listener.retry.delay=1h",
                        "shmring.listener.retry.max-delay=1h")
                .withBean(ShmTypeIds.class, () -> TYPE_IDS)
                .withBean(ByClass.class)
                .run((context) -> {
                    context.getBean(ShmTemplate.class).send("a", new byte[8], 77);
                    context.getBean(ShmTemplate.class).convertAndSend("a", new Order(6));
                    awaitReceived("order 6");
                });
    }

    @Test
    void oneMethodMayAcknowledgeItselfWhileTheOthersNeedNot() {
        this.runner
                .withPropertyValues("shmring.listener.ack-mode=manual")
                .withBean(ShmErrorHandler.class, LoggingErrorHandler::new)
                .withBean(Acknowledging.class)
                .run((context) -> {
                    ShmTemplate template = context.getBean(ShmTemplate.class);
                    template.send("a", new byte[1], 1);
                    template.send("a", new byte[2], 2);
                    template.send("a", new byte[3], 1);
                    awaitReceived("acknowledged 1", "returned 2", "acknowledged 3");
                });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {Untyped.class, OutOfRange.class, Ambiguous.class, TwoDefaults.class, Empty.class, Batch.class})
    void saysWhatIsWrongWithTheMethods(Class<?> listener) {
        this.runner
                .withBean(listener)
                .run((context) -> assertThat(context)
                        .getFailure()
                        .isInstanceOfSatisfying(
                                ShmListenerConfigurationException.class,
                                (ex) -> assertThat(ex.getAction()).isNotBlank())
                        .hasMessageContaining(listener.getName()));
    }

    private static void awaitReceived(String... expected) {
        await().untilAsserted(() -> assertThat(received).containsExactly(expected));
    }

    record Order(long id) {}

    record Fill(long id, long quantity) {}

    @ShmListener("a")
    static class ById {

        @ShmHandler(typeId = {7, 8})
        void text(String text) {
            received.add("text " + text);
        }

        @ShmHandler(typeId = 9)
        void bytes(byte[] bytes) {
            received.add(bytes.length + " bytes");
        }

        @ShmHandler(isDefault = true)
        void other(ByteBuffer payload, io.shmring.ShmRecord record) {
            received.add("other " + record.typeId());
        }
    }

    @ShmListener("a")
    static class ByClass {

        @ShmHandler
        void order(Order order) {
            received.add("order " + order.id());
        }

        @ShmHandler
        void fill(Fill fill) {
            received.add("fill " + fill.id() + "/" + fill.quantity());
        }
    }

    @ShmListener("a")
    static class Acknowledging {

        @ShmHandler(typeId = 1)
        void acknowledged(byte[] payload, Acknowledgment acknowledgment) {
            received.add("acknowledged " + payload.length);
            acknowledgment.acknowledge();
        }

        @ShmHandler(typeId = 2)
        void returned(byte[] payload) {
            received.add("returned " + payload.length);
        }
    }

    @ShmListener("a")
    static class Untyped {

        @ShmHandler
        void order(Order order) {}
    }

    @ShmListener("a")
    static class OutOfRange {

        @ShmHandler(typeId = {1, 0x10000})
        void one(byte[] payload) {}
    }

    @ShmListener("a")
    static class Ambiguous {

        @ShmHandler(typeId = 1)
        void one(byte[] payload) {}

        @ShmHandler(typeId = {2, 1})
        void two(byte[] payload) {}
    }

    @ShmListener("a")
    static class TwoDefaults {

        @ShmHandler(isDefault = true)
        void one(byte[] payload) {}

        @ShmHandler(isDefault = true)
        void two(byte[] payload) {}
    }

    @ShmListener("a")
    static class Empty {}

    @ShmListener(ring = "a", batch = "true")
    static class Batch {

        @ShmHandler(isDefault = true)
        void one(byte[] payload) {}
    }
}

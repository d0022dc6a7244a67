/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.shmring.ShmConsumer;
import io.shmring.ShmHeaderBlock;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import io.shmring.spring.core.ShmFullPolicy;
import io.shmring.spring.core.ShmRingFullException;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRings;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import io.shmring.spring.listener.adapter.ShmHandlerMethodFactory;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.testing.TestRings;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.util.backoff.FixedBackOff;

/** Tests for {@link DeadLetterRingRecoverer} between two rings of an application. */
@Timeout(60)
class DeadLetterRingRecovererTests {

    private static final int CAPACITY = 4096;

    @RegisterExtension
    final TestRings test = new TestRings();

    private final List<RingListenerContainer> containers = new ArrayList<>();
    private final List<Map<String, Object>> letters = new CopyOnWriteArrayList<>();
    private ShmRings rings;

    @BeforeEach
    void open() {
        this.rings = new ShmRings(List.of(
                this.test.spsc("orders", ShmRingRole.BOTH).build(),
                this.test
                        .spsc("dead", ShmRingRole.BOTH)
                        .geometry((long) CAPACITY, null, null)
                        .whenFull(ShmFullPolicy.FAIL, Duration.ZERO)
                        .build(),
                this.test
                        .spsc("waiting", ShmRingRole.BOTH)
                        .geometry((long) CAPACITY, null, null)
                        .whenFull(ShmFullPolicy.BLOCK, TestContainer.NEVER)
                        .build(),
                this.test.spsc("consumed", ShmRingRole.CONSUMER).build()));
    }

    @AfterEach
    void close() {
        this.containers.forEach(RingListenerContainer::stop);
        this.rings.close();
    }

    @Test
    void sendsOnTheMessageWithItsHeadersAndTheReasons() {
        String longText = "x".repeat(600);
        failing(new IllegalStateException(longText, new IllegalArgumentException()), ShmDeadLetterFullPolicy.STOP);
        ShmHeaderBlock headers = ShmHeaderBlock.builder().put("trace", "abc").build();
        orders().offer(bytes("one"), headers, 7, 42L);
        ShmConsumer dead = this.rings.get("dead").consumer();
        await().until(() -> dead.available() > 0);
        ByteBuffer letter = dead.peek();
        ShmRecord record = dead.record();
        assertThat(record.typeId()).isEqualTo(7);
        assertThat(record.correlation()).isEqualTo(42);
        ShmHeaderBlock reasons = ShmHeaderBlock.read(letter, record);
        assertThat(reasons.text("trace")).isEqualTo("abc");
        assertThat(reasons.text(ShmHeaders.DLT_ORIGINAL_RING)).isEqualTo("orders");
        assertThat(reasons.names()).doesNotContain(ShmHeaders.DLT_ORIGINAL_PRODUCER);
        assertThat(reasons.text(ShmHeaders.DLT_LISTENER_ID)).isEqualTo("id");
        assertThat(reasons.text(ShmHeaders.DLT_ATTEMPTS)).isEqualTo("2");
        assertThat(Instant.parse(reasons.text(ShmHeaders.DLT_TIMESTAMP))).isBefore(Instant.now());
        assertThat(reasons.text(ShmHeaders.DLT_EXCEPTION_FQCN)).isEqualTo(IllegalStateException.class.getName());
        assertThat(reasons.text(ShmHeaders.DLT_EXCEPTION_CAUSE_FQCN))
                .isEqualTo(IllegalArgumentException.class.getName());
        assertThat(reasons.text(ShmHeaders.DLT_EXCEPTION_MESSAGE)).hasSize(503).startsWith("xxx");
        letter.position(letter.position() + record.headerBlockLength());
        assertThat(TestContainer.consume(letter)).isEqualTo("one");
        dead.release();
        await().until(() -> this.rings.get("orders").consumer().available() == 0);
    }

    @Test
    void letsAListenerOfDeadLettersReadTheReasonsAsHeaders() throws Exception {
        failing(new IllegalStateException("broken"), ShmDeadLetterFullPolicy.STOP);
        Method method = getClass().getDeclaredMethod("onDeadLetter", String.class, Map.class);
        ShmHandlerMethodFactory factory = new ShmHandlerMethodFactory(new ShmMessageConverters().asConverter(), null);
        factory.afterPropertiesSet();
        container("dead", ListenerAdapters.adapt("dead", this, method, method, factory))
                .start();
        ShmHeaderBlock forged = ShmHeaderBlock.builder()
                .put(ShmHeaders.RING, "forged")
                .put("contentType", "no type")
                .build();
        orders().offer(bytes("one"), forged, 0);
        await().until(() -> this.letters.size() == 1);
        assertThat(this.letters.get(0))
                .containsEntry("text", "one")
                .containsEntry(ShmHeaders.RING, "dead")
                .containsEntry(ShmHeaders.DLT_ORIGINAL_RING, "orders")
                .containsEntry(ShmHeaders.DLT_EXCEPTION_MESSAGE, "broken")
                .doesNotContainKey("contentType");
    }

    @Test
    void endsTheContainerWhileThereIsNoRoomAndKeepsTheMessage() {
        RingListenerContainer container = failing(new IllegalStateException("broken"), ShmDeadLetterFullPolicy.STOP);
        ShmProducer dead = this.rings.get("dead").producer();
        fill(dead);
        orders().offer(bytes("one"));
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(container.getFailure())
                .isInstanceOf(ShmContainerStoppingException.class)
                .hasMessageContaining("'dead'")
                .hasMessageContaining("'orders'")
                .hasCauseInstanceOf(ShmRingFullException.class)
                .hasSuppressedException(new IllegalStateException("broken"));
        assertThat(this.rings.get("orders").consumer().available()).isEqualTo(16);
        this.rings.get("dead").consumer().poll((payload, record) -> {}, Integer.MAX_VALUE);
        await().until(() -> !container.isActive());
        container.start();
        await().until(() -> this.rings.get("orders").consumer().available() == 0);
        assertThat(this.rings.get("dead").consumer().available()).isPositive();
    }

    @Test
    void dropsAndCountsWhileThereIsNoRoomIfToldSo() {
        fill(this.rings.get("dead").producer());
        DeadLetterRingRecoverer recoverer =
                new DeadLetterRingRecoverer(this.rings.get("dead"), ShmDeadLetterFullPolicy.DROP);
        RingListenerContainer container = failing(new IllegalStateException("broken"), recoverer);
        orders().offer(bytes("one"));
        orders().offer(bytes("two"));
        await().until(() -> this.rings.get("dead").drops() == 2);
        await().until(() -> this.rings.get("orders").consumer().available() == 0);
        assertThat(container.isInExpectedState()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheMessageWhenAStopInterruptsTheWaitForRoom(ShmDeadLetterFullPolicy whenFull)
            throws InterruptedException {
        fill(this.rings.get("waiting").producer());
        DeadLetterRingRecoverer recoverer = new DeadLetterRingRecoverer(this.rings.get("waiting"), whenFull);
        CountDownLatch entered = new CountDownLatch(1);
        RingListenerContainer container = container(
                "orders",
                (payload, record) -> {
                    throw new IllegalStateException("broken");
                },
                new ShmContainerProperties(
                        true, AckMode.AFTER_HANDLER, 256, Duration.ofMillis(20), null, Duration.ofSeconds(30)));
        container.setErrorHandler(new DefaultErrorHandler(
                (failed) -> {
                    entered.countDown();
                    recoverer.recover(failed);
                },
                new FixedBackOff(1, 0)));
        container.start();
        orders().offer(bytes("one"));
        entered.await();
        container.stop();
        await().until(() -> !container.isActive());
        assertThat(container.getState()).isEqualTo(ShmContainerState.STOPPED);
        assertThat(this.rings.get("orders").consumer().available()).isEqualTo(16);
        assertThat(this.rings.get("waiting").drops()).isZero();
    }

    @Test
    void endsTheContainerWhoseRingItWouldFillWithItsOwnDeadLetters() {
        RingListenerContainer container = container("dead", (payload, record) -> {
            throw new IllegalStateException("broken");
        });
        container.setErrorHandler(
                new DefaultErrorHandler(new DeadLetterRingRecoverer(this.rings.get("dead")), new FixedBackOff(1, 0)));
        container.start();
        this.rings.get("dead").producer().offer(bytes("one"));
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(container.getFailure())
                .isInstanceOf(ShmContainerStoppingException.class)
                .hasMessageContaining("'dead'")
                .hasMessageContaining("another ring");
        assertThat(this.rings.get("dead").consumer().available()).isEqualTo(16);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void tellsTheLogWhyADroppedMessageWasDead(CapturedOutput output) {
        fill(this.rings.get("dead").producer());
        DeadLetterRingRecoverer recoverer =
                new DeadLetterRingRecoverer(this.rings.get("dead"), ShmDeadLetterFullPolicy.DROP);
        failing(new IllegalStateException("broken for a reason"), recoverer);
        orders().offer(bytes("one"));
        await().until(() -> output.getOut().contains("Dropped"));
        assertThat(output.getOut())
                .containsSubsequence(
                        "Dropped, because ring 'dead' has no room for dead letters",
                        "bytes are free",
                        "IllegalStateException: broken for a reason");
    }

    @Test
    void endsTheContainerForALetterThatNeverFits() {
        RingListenerContainer container = failing(new IllegalStateException("broken"), ShmDeadLetterFullPolicy.STOP);
        orders().offer(ByteBuffer.allocate(CAPACITY));
        await().until(() -> container.getState() == ShmContainerState.FAILED);
        assertThat(container.getFailure())
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shmring.rings.dead.capacity");
    }

    @Test
    void givesUpTheMessagesOwnHeadersIfTheyLeaveNoRoomForTheReasons() {
        failing(new IllegalStateException("broken"), ShmDeadLetterFullPolicy.STOP);
        ShmHeaderBlock huge =
                ShmHeaderBlock.builder().put("huge", new byte[65_500]).build();
        orders().offer(bytes("one"), huge, 0);
        ShmConsumer dead = this.rings.get("dead").consumer();
        await().until(() -> dead.available() > 0);
        ByteBuffer letter = dead.peek();
        assertThat(ShmHeaderBlock.read(letter, dead.record()).names())
                .contains(ShmHeaders.DLT_EXCEPTION_FQCN)
                .doesNotContain("huge");
    }

    @ParameterizedTest
    @EnumSource
    void refusesARingThatTheApplicationDoesNotProduceTo(ShmDeadLetterFullPolicy whenFull) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeadLetterRingRecoverer(this.rings.get("consumed"), whenFull))
                .withMessageContaining("shmring.rings.consumed.role");
    }

    void onDeadLetter(String text, @Headers Map<String, Object> headers) {
        Map<String, Object> letter = new HashMap<>(headers);
        letter.put("text", text);
        this.letters.add(letter);
    }

    private RingListenerContainer failing(RuntimeException failure, ShmDeadLetterFullPolicy whenFull) {
        return failing(failure, new DeadLetterRingRecoverer(this.rings.get("dead"), whenFull));
    }

    private RingListenerContainer failing(RuntimeException failure, DeadLetterRingRecoverer recoverer) {
        RingListenerContainer container = container("orders", (payload, record) -> {
            throw failure;
        });
        container.setErrorHandler(new DefaultErrorHandler(recoverer, new FixedBackOff(1, 1)));
        container.start();
        return container;
    }

    private RingListenerContainer container(String ring, ShmMessageListener listener) {
        return container(ring, listener, ShmContainerProperties.DEFAULTS);
    }

    private RingListenerContainer container(
            String ring, ShmMessageListener listener, ShmContainerProperties properties) {
        RingListenerContainer container = new RingListenerContainer(
                "id", ring, this.rings.get(ring).consumer(), listener, properties, (event) -> {}, null);
        this.containers.add(container);
        return container;
    }

    private ShmProducer orders() {
        return this.rings.get("orders").producer();
    }

    private static void fill(ShmProducer producer) {
        ByteBuffer filling = ByteBuffer.allocate(56);
        while (producer.offer(filling)) {
            // until it is full
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSuspendedException;
import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.spring.support.ShmTypeIds;
import io.shmring.testing.TestRings;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.MessageBuilder;

/** Tests for {@link ShmTemplate} and {@link ShmMessagingTemplate}. */
@Timeout(60)
class ShmTemplateTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    @RegisterExtension
    final TestRings test = new TestRings();

    private ShmRings rings;
    private ShmTemplate template;

    @AfterEach
    void close() {
        if (this.rings != null) {
            this.rings.close();
        }
    }

    @Test
    void sendsBytesBuffersAndTypes() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        this.template.send("out", bytes("one"));
        this.template.send("out", bytes("two"), 7);
        ByteBuffer buffer = ByteBuffer.wrap(bytes("xthreex")).position(1).limit(6);
        this.template.send("out", buffer);
        assertThat(buffer.remaining()).isEqualTo(5);
        assertThat(this.template.trySend("out", bytes("four"), 8)).isTrue();
        assertThat(drain()).containsExactly("one/0", "two/7", "three/0", "four/8");
    }

    @Test
    void convertsObjects() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        this.template.convertAndSend("out", bytes("bytes"));
        this.template.convertAndSend("out", ByteBuffer.wrap(bytes("buffer")));
        this.template.convertAndSend("out", "\u20ac text", 3);
        this.template.convertAndSend("out", new Order(5, "five"));
        assertThat(drain()).containsExactly("bytes/0", "buffer/0", "\u20ac text/3", "{\"id\":5,\"name\":\"five\"}/0");
    }

    @Test
    void tellsWhatIsMissingForAnObjectThatNobodyConverts() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        ShmTemplate plain = new ShmTemplate(this.rings, new ShmMessageConverters().asConverter());
        assertThatExceptionOfType(MessageConversionException.class)
                .isThrownBy(() -> plain.convertAndSend("out", new Order(5, "five")))
                .withMessageContaining(Order.class.getName())
                .withMessageContaining("spring-boot-jackson");
    }

    @Test
    void refusesASpringMessageAndTellsWhoTakesIt() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.template.convertAndSend(
                        "out", MessageBuilder.withPayload("text").build()))
                .withMessageContaining("'out'")
                .withMessageContaining("ShmMessagingTemplate");
        assertThat(drain()).isEmpty();
    }

    @Test
    void sendingABufferAllocatesNothing() {
        open(ShmFullPolicy.BLOCK, Duration.ofSeconds(10));
        ShmConsumer consumer = this.rings.get("in").consumer();
        ByteBuffer message = ByteBuffer.allocateDirect(32);
        MessageHandler ignoring = (payload, record) -> {};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int messages = 2_000; // few: optimizing compilers may do away with an object that should not be there
        boolean sent = true;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) { // the first ones link the code
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < messages; i += 2) {
                this.template.send("out", message, 7);
                sent &= this.template.trySend("out", message, 7);
                consumer.poll(ignoring, 10);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes for %s messages", messages).isLessThan(messages);
        assertThat(sent).isTrue();
        assertThat(consumer.available()).isZero();
    }

    @Test
    void writesInPlace() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        this.template.execute("out", 8, 9, (region) -> {
            assertThat(region.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
            assertThat(region.remaining()).isEqualTo(8);
            region.put(bytes("in place"));
        });
        assertThat(drain()).containsExactly("in place/9");
    }

    @Test
    void sendsNothingIfTheWriterThrows() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.execute("out", 8, 0, (region) -> {
                    throw new IllegalStateException("writer");
                }))
                .withMessage("writer");
        this.template.send("out", bytes("next"));
        assertThat(drain()).containsExactly("next/0");
    }

    @Test
    void sendsToTheDefaultRing() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.sendDefault(bytes("x")))
                .withMessageContaining("shmring.template.default-ring");
        ShmTemplate withDefault = new ShmTemplate(this.rings, new ShmMessageConverters().asConverter());
        withDefault.setDefaultRing("out");
        withDefault.sendDefault(bytes("one"));
        withDefault.sendDefault(ByteBuffer.wrap(bytes("two")));
        withDefault.convertAndSendDefault("three");
        assertThat(drain()).containsExactly("one/0", "two/0", "three/0");
    }

    @Test
    void sendsSpringMessagesWithTheirType() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        ShmMessagingTemplate messaging = new ShmMessagingTemplate(
                this.template, new ShmMessageConverters(new JacksonJsonMessageConverter()).asConverter());
        messaging.send(
                "out",
                MessageBuilder.withPayload("text")
                        .setHeader(ShmHeaders.TYPE_ID, 4)
                        .build());
        messaging.send(
                "out",
                MessageBuilder.withPayload(ByteBuffer.wrap(bytes("buffer"))).build());
        messaging.convertAndSend("out", new Order(1, "a"));
        assertThat(drain()).containsExactly("text/4", "buffer/0", "{\"id\":1,\"name\":\"a\"}/0");
    }

    @Test
    void givesSpringMessagesTheTypeOfTheirPayloadsClass() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        ShmMessagingTemplate messaging = new ShmMessagingTemplate(
                this.template, new ShmMessageConverters(new JacksonJsonMessageConverter()).asConverter());
        messaging.setTypeIds(ShmTypeIds.builder().map(3, Order.class).build());
        Order order = new Order(1, "a");
        messaging.convertAndSend("out", order);
        messaging.send("out", MessageBuilder.withPayload(order).build());
        messaging.convertAndSend("out", order, Map.of(ShmHeaders.TYPE_ID, 4, "other", "is lost"));
        messaging.convertAndSend(
                "out",
                order,
                (message) -> MessageBuilder.fromMessage(message)
                        .setHeader(ShmHeaders.TYPE_ID, 5)
                        .build());
        messaging.convertAndSend("out", "text");
        String json = "{\"id\":1,\"name\":\"a\"}";
        assertThat(drain()).containsExactly(json + "/3", json + "/3", json + "/4", json + "/5", "text/0");
    }

    @Test
    void refusesRingsThatItCannotSendTo() {
        open(ShmFullPolicy.FAIL, Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.template.send("nowhere", bytes("x")))
                .withMessageContaining("'nowhere'")
                .withMessageContaining("[out, in]");
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.trySend("in", bytes("x")))
                .withMessageContaining("shmring.rings.in.role");
    }

    @Test
    void refusesAMessageThatNeverFitsWithTheFigures() {
        open(ShmFullPolicy.DROP, Duration.ZERO);
        int max = this.rings.get("out").producer().maxMessageLength();
        this.template.send("out", new byte[max]);
        assertThat(drain()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.template.send("out", new byte[max + 1]))
                .withMessageContaining(String.valueOf(max + 1))
                .withMessageContaining(String.valueOf(max))
                .withMessageContaining("shmring.rings.out.capacity");
        assertThat(this.rings.get("out").drops()).isZero();
    }

    @Test
    void failsAtOnceOnAFullRing() {
        open(ShmFullPolicy.FAIL, LONG);
        int sent = fill();
        assertThatExceptionOfType(ShmRingFullException.class)
                .isThrownBy(() -> this.template.send("out", new byte[100]))
                .satisfies((ex) -> assertThat(ex.length()).isEqualTo(100))
                .satisfies((ex) -> assertThat(ex.capacity()).isEqualTo(4096))
                .satisfies((ex) -> assertThat(ex.freeSpace()).isBetween(0L, 107L))
                .withMessageContaining("4096");
        assertThat(drain()).hasSize(sent);
    }

    @Test
    void dropsAndCountsOnAFullRing() {
        open(ShmFullPolicy.DROP, LONG);
        int sent = fill();
        this.template.send("out", new byte[100]);
        this.template.execute("out", 100, 0, (region) -> {
            throw new AssertionError("nothing to write to");
        });
        assertThat(this.rings.get("out").drops()).isEqualTo(2);
        assertThat(drain()).hasSize(sent);
    }

    @Test
    void triesWithoutWaitingWhateverThePolicy() {
        open(ShmFullPolicy.BLOCK, LONG);
        fill();
        assertThat(this.template.trySend("out", new byte[100])).isFalse();
        assertThat(this.rings.get("out").drops()).isZero();
    }

    @Test
    void blocksUpToTheTimeout() {
        open(ShmFullPolicy.BLOCK, Duration.ofMillis(20));
        fill();
        assertThatExceptionOfType(ShmRingFullException.class)
                .isThrownBy(() -> this.template.send("out", new byte[100]))
                .withMessageContaining("waited");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsWhenThereIsRoom(boolean virtual) throws Exception {
        open(ShmFullPolicy.BLOCK, LONG);
        int sent = fill();
        FutureTask<Boolean> sending = new FutureTask<>(() -> {
            assertThat(VirtualThreads.isCurrentVirtual()).isEqualTo(virtual);
            this.template.send("out", new byte[100], 5);
            return true;
        });
        Thread sender = start(sending, virtual);
        awaitBlocked(sender);
        assertThat(sending).isNotDone();
        List<String> received = new ArrayList<>(drain());
        assertThat(sending.get()).isTrue();
        received.addAll(drain());
        assertThat(received).hasSize(sent + 1);
        assertThat(received.get(sent)).endsWith("/5");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsTheWaitWhenInterruptedAndStaysInterrupted(boolean virtual) throws Exception {
        open(ShmFullPolicy.BLOCK, LONG);
        fill();
        FutureTask<Boolean> sending = new FutureTask<>(() -> {
            assertThatExceptionOfType(ShmRingFullException.class)
                    .isThrownBy(() -> this.template.send("out", new byte[100]))
                    .withMessageContaining("interrupted")
                    .withCauseInstanceOf(InterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread sender = start(sending, virtual);
        awaitBlocked(sender);
        sender.interrupt();
        assertThat(sending.get()).isTrue();
    }

    @Test
    void doesNotHoldUpASmallMessageBehindALargeOne() throws Exception {
        open(ShmFullPolicy.BLOCK, LONG);
        while (this.template.trySend("out", new byte[100])) {
            // until there is no room for a large one, and still some for an empty one
        }
        FutureTask<Boolean> large = new FutureTask<>(() -> {
            this.template.send("out", new byte[1500], 1);
            return true;
        });
        awaitBlocked(start(large, false));
        this.rings.get("in").consumer().peek();
        this.rings.get("in").consumer().release();
        CompletableFuture<Void> small = CompletableFuture.runAsync(() -> this.template.send("out", new byte[0], 2));
        small.get();
        assertThat(large).isNotDone();
        assertThat(drain()).anyMatch((message) -> message.endsWith("/2"));
        assertThat(large.get()).isTrue();
    }

    @Test
    void isForManyThreads() throws Exception {
        open(ShmFullPolicy.BLOCK, LONG);
        int threads = 4;
        int each = 2_000;
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> senders = IntStream.range(0, threads)
                .mapToObj((sender) -> CompletableFuture.runAsync(() -> {
                    awaitGo(go);
                    for (int i = 0; i < each; i++) {
                        int sequence = i;
                        if (i % 2 == 0) {
                            this.template.send("out", bytes(String.valueOf(sequence)), sender);
                        } else {
                            byte[] text = bytes(String.valueOf(sequence));
                            this.template.execute("out", text.length, sender, (region) -> region.put(text));
                        }
                    }
                }))
                .toList();
        go.countDown();
        int[] next = new int[threads];
        int[] received = {0};
        ShmConsumer consumer = this.rings.get("in").consumer();
        while (received[0] < threads * each) {
            if (consumer.waitForData(Duration.ofSeconds(1))) {
                consumer.poll(
                        (payload, record) -> {
                            String text = StandardCharsets.UTF_8.decode(payload).toString();
                            assertThat(text).isEqualTo(String.valueOf(next[record.typeId()]++));
                            received[0]++;
                        },
                        64);
            }
        }
        senders.forEach(CompletableFuture::join);
        assertThat(next).containsOnly(each);
    }

    @Test
    void tellsThatTheRingIsSuspendedOrRemoved() {
        open(ShmFullPolicy.BLOCK, LONG);
        this.rings.start();
        this.rings.stop();
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.template.send("out", bytes("x")));
        this.rings.start();
        this.test.forceUnlink("ring");
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> {
            while (true) {
                this.template.send("out", bytes("x"));
            }
        });
    }

    @Test
    void tellsThatTheApplicationIsClosed() {
        open(ShmFullPolicy.BLOCK, LONG);
        this.rings.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.send("out", bytes("x")))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.trySend("out", bytes("x")))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> this.template.execute("out", 1, 0, (region) -> region.put((byte) 1)))
                .withMessageContaining("closed");
    }

    /** Two keys for the two ends of one ring, so that the test sees both. */
    private void open(ShmFullPolicy policy, Duration timeout) {
        ShmRingDefinition out = this.test
                .spsc("ring", ShmRingRole.PRODUCER)
                .geometry(4096L, null, null)
                .whenFull(policy, timeout)
                .build();
        this.rings = new ShmRings(
                List.of(withKey(out, "out", ShmRingRole.PRODUCER), withKey(out, "in", ShmRingRole.CONSUMER)));
        this.template =
                new ShmTemplate(this.rings, new ShmMessageConverters(new JacksonJsonMessageConverter()).asConverter());
    }

    private static ShmRingDefinition withKey(ShmRingDefinition ring, String key, ShmRingRole role) {
        return new ShmRingDefinition(
                key,
                ring.name(),
                ring.type(),
                role,
                ring.open(),
                ring.geometry(),
                ring.options(),
                ring.connectTimeout(),
                ring.sendPolicy(),
                ring.removeOnClose());
    }

    private int fill() {
        int sent = 0;
        while (this.template.trySend("out", new byte[100])) {
            sent++;
        }
        assertThat(sent).isPositive();
        return sent;
    }

    private List<String> drain() {
        List<String> received = new ArrayList<>();
        this.rings
                .get("in")
                .consumer()
                .poll(
                        (payload, record) ->
                                received.add(StandardCharsets.UTF_8.decode(payload) + "/" + record.typeId()),
                        Integer.MAX_VALUE);
        return received;
    }

    private static Thread start(Runnable task, boolean virtual) throws Exception {
        if (!virtual) {
            Thread thread = new Thread(task);
            thread.start();
            return thread;
        }
        assumeTrue(Runtime.version().feature() >= 21, "no virtual threads");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (Thread) Class.forName("java.lang.Thread$Builder")
                .getMethod("start", Runnable.class)
                .invoke(builder, task);
    }

    /** In a wait for room: a platform thread parks or is in the futex call, which its state calls runnable. */
    private void awaitBlocked(Thread sender) {
        await().until(() -> Arrays.stream(sender.getStackTrace())
                .anyMatch((frame) -> frame.getMethodName().equals("sendBlocking")));
    }

    private static void awaitGo(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    record Order(long id, String name) {}
}

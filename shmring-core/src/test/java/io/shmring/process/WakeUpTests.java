/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.WaitWordsProbe;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A side that really sleeps, in another process, is woken by the very store that ends its wait, with one system call. */
@Timeout(60)
class WakeUpTests extends ProcessTest {

    private static final int ROUNDS = 400;
    private static final long HOUR = 3_600_000;
    private static final int CAPACITY = 4096;

    private static WaitWordsProbe dataWords(String name, String kind) {
        return WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
    }

    private static WaitWordsProbe spaceWords(String name, String kind) {
        return WaitWordsProbe.space(kind.equals("spsc") ? name : name + "_ring_1");
    }

    @ParameterizedTest
    @CsvSource({"spsc, 0", "spsc, 20", "mpsc-1, 0", "mpsc-1, 20"})
    void sleepingConsumerIsWokenByEachMessage(String kind, int spinMicros) {
        String name = this.names.next();
        create(name, kind, 3, CAPACITY);
        ShmProducer producer = producer(name, kind);
        ChildJvm consumer = start();
        consumer.call("options", 1000, 0, spinMicros).value();
        consumer.call("takeConsumer", name, kind).value();
        WaitWordsProbe words = dataWords(name, kind);
        Messages messages = new Messages(CAPACITY / 2 - 16);

        for (int round = 0; round < ROUNDS; round++) {
            consumer.begin("waitForData", HOUR);
            words.awaitAsleep(consumer);
            assertThat(messages.append(producer, round)).isTrue();
            producer.flush();
            assertThat(consumer.answer().isTrue()).as("round %d", round).isTrue();
            assertThat(consumer.call("consumeUntilEmpty", round).number()).isEqualTo(round + 1);
            assertThat(words.isArmed()).as("armed while awake").isFalse();
        }
        // at the end of a slice the sleeper is awake for a moment, and a message then needs no wake-up
        assertThat(producer.wakeups()).isBetween((long) ROUNDS * 9 / 10, (long) ROUNDS);
        assertNoRescues(name);
    }

    @ParameterizedTest
    @CsvSource({"spsc, 0", "spsc, 20", "mpsc-1, 0", "mpsc-1, 20"})
    void sleepingProducerIsWokenByTheReleaseThatMakesRoom(String kind, int spinMicros) {
        String name = this.names.next();
        create(name, kind, 3, CAPACITY);
        ShmConsumer consumer = consumer(name, kind);
        ChildJvm producer = start();
        producer.call("options", 1000, 0, spinMicros).value();
        producer.call("takeProducer", name, kind).value();
        WaitWordsProbe words = spaceWords(name, kind);
        Messages messages = new Messages(CAPACITY / 2 - 16);
        long next = 0;

        for (int round = 0; round < ROUNDS; round++) {
            long end = producer.call("publishUntilFull", next).number();
            producer.begin("waitForSpace", messages.length(end), HOUR);
            words.awaitAsleep(producer);
            for (ByteBuffer view = consumer.peek(); view != null; view = consumer.peek()) {
                messages.verify(view, consumer.record(), next++);
                consumer.release();
            }
            assertThat(next).isEqualTo(end);
            assertThat(producer.answer().isTrue()).as("round %d", round).isTrue();
        }
        assertThat(consumer.wakeups()).isGreaterThan(ROUNDS * 9 / 10);
        assertNoRescues(name);
    }

    /** Each of the two sleeps whenever the other one works. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-1"})
    void twoProcessesPassTheTurnByWakeUpsAlone(String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("options", 1000, 0, 0).value();
        consumer.call("options", 1000, 0, 0).value();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        int half = CAPACITY / 2 - 16; // with header and correlation half a ring: two of them fill it

        for (int round = 0; round < ROUNDS / 2; round++) {
            consumer.begin("waitForData", HOUR);
            dataWords(name, kind).awaitAsleep(consumer);
            assertThat(producer.call("offer", half).isTrue()).isTrue();
            assertThat(consumer.answer().isTrue()).isTrue();
            assertThat(producer.call("offer", half).isTrue()).isTrue();

            producer.begin("waitForSpace", half, HOUR);
            spaceWords(name, kind).awaitAsleep(producer);
            assertThat(consumer.call("skip", 1).number()).isEqualTo(1);
            assertThat(producer.answer().isTrue()).isTrue();
            assertThat(consumer.call("skip", 10).number()).isEqualTo(1);
        }
        assertNoRescues(name);
    }

    /** The ring is never exactly full: a gate that wakes only out of a full ring would leave the producer asleep. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-1"})
    void producerThatNeedsMoreThanIsFreeIsWokenAsSoonAsThereIsEnough(String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ShmConsumer consumer = consumer(name, kind);
        ChildJvm producer = startWithoutSpin(name, kind);
        offer(producer, 14);
        skip(consumer, 14);
        offer(producer, 12); // the next one begins at offset 2560, with 1536 bytes to the end
        assertThat(producer.call("largestClaimable").number()).isBetween(900L, 1024L);
        WaitWordsProbe words = spaceWords(name, kind);

        producer.begin("waitForSpace", 1500, HOUR); // a record of 1520 bytes, as long as it gets
        words.awaitAsleep(producer);
        int seq = words.seq();
        skip(consumer, 1);
        assertThat(words.seq()).as("no wake-up for too little").isEqualTo(seq);
        words.awaitAsleep(producer);
        skip(consumer, 1);

        assertThat(producer.answer().isTrue()).isTrue();
        assertThat(producer.call("offer", 1500).isTrue()).isTrue();
        assertNoRescues(name);
    }

    /** There are enough bytes from the start, but they are not in one piece. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-1"})
    void producerWhoseMessageOnlyFitsBehindPaddingIsWokenWhenItDoes(String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ShmConsumer consumer = consumer(name, kind);
        ChildJvm producer = startWithoutSpin(name, kind);
        offer(producer, 12); // the next one begins at offset 3072, with 1024 bytes to the end
        skip(consumer, 2);
        assertThat(snapshot(name).rings().get(kind.equals("spsc") ? 0 : 1).freeSpace())
                .isEqualTo(1536);
        assertThat(producer.call("offer", 1500).isTrue()).isFalse();
        WaitWordsProbe words = spaceWords(name, kind);

        producer.begin("waitForSpace", 1500, HOUR);
        words.awaitAsleep(producer);
        int seq = words.seq();
        skip(consumer, 3);
        assertThat(words.seq()).as("no wake-up for too little").isEqualTo(seq);
        words.awaitAsleep(producer);
        skip(consumer, 1);

        assertThat(producer.answer().isTrue()).isTrue();
        assertThat(producer.call("offer", 1500).isTrue()).isTrue();
        skip(consumer, 6);
        ByteBuffer view = consumer.peek();
        assertThat(view).isNotNull();
        assertThat(view.remaining()).isEqualTo(1500);
        assertNoRescues(name);
    }

    private ChildJvm startWithoutSpin(String name, String kind) {
        ChildJvm producer = start();
        producer.call("options", 1000, 0, 0).value();
        producer.call("takeProducer", name, kind).value();
        return producer;
    }

    /** Records of 256 bytes. */
    private static void offer(ChildJvm producer, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(producer.call("offer", 240).isTrue()).isTrue();
        }
    }

    private static void skip(ShmConsumer consumer, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(consumer.peek()).isNotNull();
            consumer.release();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.process.Messages;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.WaitWordsProbe;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A side that really sleeps is woken by the very store that ends its wait, made in the other language. Sleepers in C have no
 * slices, so that a missing wake-up leaves them asleep; that of the gates in C is shown with them, too.
 */
@Timeout(60)
class WakeUpTests extends CrossLanguageTest {

    private static final int ROUNDS = 200;
    private static final int CAPACITY = 4096;

    @ParameterizedTest
    @CsvSource({
        "java, patient-c, spsc",
        "c, patient-c, spsc",
        "c, java, spsc",
        "java, patient-c, mpsc-1",
        "c, patient-c, mpsc-1",
        "c, java, mpsc-1"
    })
    void sleepingConsumerIsWokenByEachMessage(String writer, String reader, String kind) {
        String name = this.names.next();
        create(name, kind, 3, CAPACITY);
        ChildProgram producer = producerIn(writer, name, kind);
        ChildProgram consumer = consumerIn(reader, name, kind);
        WaitWordsProbe words = dataWords(name, kind);
        long wakeups = 0;

        for (int round = 0; round < ROUNDS; round++) {
            consumer.begin("waitForData", HOUR);
            words.awaitAsleep(consumer);
            wakeups = producer.call("publish", round, 1, 0).number();
            assertThat(consumer.answer().isTrue()).as("round %d", round).isTrue();
            assertThat(consumer.call("consumeUntilEmpty", round).number()).isEqualTo(round + 1);
            assertThat(words.isArmed()).as("armed while awake").isFalse();
        }
        // at the end of a slice the sleeper is awake for a moment, and a message then needs no wake-up
        assertThat(wakeups).isBetween((long) ROUNDS * 9 / 10, (long) ROUNDS);
        assertNoRescues(name);
    }

    @ParameterizedTest
    @CsvSource({
        "patient-c, java, spsc",
        "patient-c, c, spsc",
        "java, c, spsc",
        "patient-c, java, mpsc-1",
        "patient-c, c, mpsc-1",
        "java, c, mpsc-1"
    })
    void sleepingProducerIsWokenByTheReleaseThatMakesRoom(String writer, String reader, String kind) {
        String name = this.names.next();
        create(name, kind, 3, CAPACITY);
        ChildProgram producer = producerIn(writer, name, kind);
        ChildProgram consumer = consumerIn(reader, name, kind);
        WaitWordsProbe words = spaceWords(name, kind);
        Messages messages = new Messages(CAPACITY / 2 - 16);
        long next = 0;

        for (int round = 0; round < ROUNDS; round++) {
            long end = producer.call("publishUntilFull", next).number();
            producer.begin("waitForSpace", messages.length(end), HOUR);
            words.awaitAsleep(producer);
            assertThat(consumer.call("consumeUntilEmpty", next).number()).isEqualTo(end);
            assertThat(producer.answer().isTrue()).as("round %d", round).isTrue();
            next = end;
        }
        assertNoRescues(name);
    }

    /** Too little room is no reason to wake: the words say how much is needed. */
    @ParameterizedTest
    @CsvSource({"java, c", "patient-c, c", "patient-c, java"})
    void producerThatNeedsMoreThanIsFreeIsWokenAsSoonAsThereIsEnough(String writer, String reader) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram producer = producerIn(writer, name, "spsc");
        ChildProgram consumer = consumerIn(reader, name, "spsc");
        offer(producer, 14);
        assertThat(consumer.call("skip", 14).number()).isEqualTo(14);
        offer(producer, 12); // the next one begins at offset 2560, with 1536 bytes to the end
        WaitWordsProbe words = spaceWords(name, "spsc");

        producer.begin("waitForSpace", 1500, HOUR); // a record of 1520 bytes, as long as it gets
        words.awaitAsleep(producer);
        int seq = words.seq();
        assertThat(consumer.call("skip", 1).number()).isEqualTo(1);
        assertThat(words.seq()).as("no wake-up for too little").isEqualTo(seq);
        words.awaitAsleep(producer);
        assertThat(consumer.call("skip", 1).number()).isEqualTo(1);

        assertThat(producer.answer().isTrue()).isTrue();
        assertThat(producer.call("offer", 1500).isTrue()).isTrue();
        assertNoRescues(name);
    }

    /** Records of 256 bytes. */
    private static void offer(ChildProgram producer, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(producer.call("offer", 240).isTrue()).isTrue();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.SpscShm;
import io.shmring.testing.ChildProgram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of messages that carry numbers and checksums, with pauses in which the other side falls asleep. */
@Timeout(90)
class StreamTests extends CrossLanguageTest {

    /** Pauses per million messages. */
    private static final int MANY_PAUSES = 3000;

    @ParameterizedTest
    @CsvSource({"java, c, 4096", "c, java, 4096", "java, c, 65536", "c, java, 65536"})
    void everyMessageArrivesWholeAndInOrder(String writer, String reader, int capacity) {
        String name = this.names.next();
        SpscShm.create(name, capacity).close();
        long messages = 150_000;
        ChildProgram producer = producerIn(writer, name, "spsc");
        ChildProgram consumer = consumerIn(reader, name, "spsc");

        producer.begin("publish", 0, messages, MANY_PAUSES);
        consumer.begin("consume", 0, messages, MANY_PAUSES);

        assertThat(producer.answer().number()).as("wake-ups of the consumer").isPositive();
        assertThat(consumer.answer().number()).as("wake-ups of the producer").isPositive();
        assertDrained(name, messages);
        assertNoRescues(name);
    }

    /** Each of the two is asleep when the other one's message comes. */
    @ParameterizedTest
    @CsvSource({"java, patient-c", "patient-c, java", "patient-c, patient-c"})
    void dialogueOfSidesThatNeverSpinLosesNoWakeUp(String asks, String answers) {
        String questions = this.names.next();
        String replies = this.names.next();
        SpscShm.create(questions, 4096).close();
        SpscShm.create(replies, 4096).close();
        long messages = 20_000;
        ChildProgram asking = producerIn(asks, questions, "spsc");
        ChildProgram answering = consumerIn(answers, questions, "spsc");
        asking.call("takeConsumer", replies, "spsc").value();
        answering.call("takeProducer", replies, "spsc").value();

        answering.begin("answer", 0, messages);
        asking.begin("ask", 0, messages);

        assertThat(asking.answer().number())
                .as("wake-ups of the answering side")
                .isPositive();
        assertThat(answering.answer().number())
                .as("wake-ups of the asking side")
                .isPositive();
        assertDrained(questions, messages);
        assertDrained(replies, messages);
        assertNoRescues(questions);
        assertNoRescues(replies);
    }

    @ParameterizedTest
    @CsvSource({"java", "c"})
    void producersInBothLanguagesShareOneConsumer(String reader) {
        String name = this.names.next();
        MpscConsumer.create(name, 4, 4096).close();
        long messages = 40_000;
        ChildProgram consumer = consumerIn(reader, name, "mpsc");
        List<ChildProgram> producers = List.of(
                producerIn("c", name, "mpsc"),
                producerIn("c", name, "mpsc-2"),
                producerIn("java", name, "mpsc"),
                producerIn("c", name, "mpsc"));

        producers.forEach(producer -> producer.begin("publish", 0, messages, MANY_PAUSES));
        consumer.begin("consume", 0, producers.size() * messages, MANY_PAUSES);

        producers.forEach(producer -> producer.answer().value());
        assertThat(consumer.answer().number()).as("wake-ups of the producers").isPositive();
        assertDrained(name, messages);
        assertNoRescues(name);
    }

    /** A system made in C is as good as one made in Java. */
    @Test
    void systemOfTheOtherLanguageIsUsedByBoth() {
        String name = this.names.next();
        ChildProgram maker = c();
        assertThat(maker.call("createSystem", name, 2, 4096).number()).isEqualTo(4096);
        List<ChildProgram> producers = List.of(producerIn("c", name, "mpsc-0"), producerIn("java", name, "mpsc-1"));
        ChildProgram consumer = consumerIn("java", name, "mpsc");

        producers.forEach(producer -> producer.begin("publish", 0, 5_000, 0));
        consumer.call("consume", 0, 10_000, 0).value();

        producers.forEach(producer -> producer.answer().value());
        assertDrained(name, 5_000);
        assertNoRescues(name);
    }
}

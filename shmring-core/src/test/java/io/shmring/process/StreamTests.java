/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Millions of messages of every size arrive whole and in order, while either side pauses and makes the other sleep. */
@Timeout(120)
class StreamTests extends ProcessTest {

    private static final int NO_PAUSES = 0;
    private static final int SOME_PAUSES = 200;

    @Test
    void messagesOfOneProducerArriveWholeAndInOrder() {
        String name = this.names.next();
        SpscShm.create(name, 1 << 16).close();
        long messages = 3_000_000;
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("takeProducer", name, "spsc").value();
        consumer.call("takeConsumer", name, "spsc").value();

        producer.begin("publish", 0, messages, SOME_PAUSES);
        consumer.begin("consume", 0, messages, SOME_PAUSES);

        assertThat(producer.answer().number()).as("wake-ups of the consumer").isPositive();
        assertThat(consumer.answer().number()).as("wake-ups of the producer").isPositive();
        assertDrained(name, messages);
        assertNoRescues(name);
    }

    @Test
    void messagesOfThreeProducersArriveWholeAndEachProducersInOrder() {
        String name = this.names.next();
        MpscConsumer.create(name, 3, 1 << 16).close();
        long messages = 1_000_000;
        ChildJvm consumer = start();
        List<ChildJvm> producers = List.of(start(), start(), start());
        consumer.call("takeConsumer", name, "mpsc").value();
        producers.forEach(producer -> producer.call("takeProducer", name, "mpsc-" + producers.indexOf(producer))
                .value());

        producers.forEach(producer -> producer.begin("publish", 0, messages, SOME_PAUSES));
        consumer.begin("consume", 0, producers.size() * messages, SOME_PAUSES);

        List<Long> wakeups = new ArrayList<>();
        producers.forEach(producer -> wakeups.add(producer.answer().number()));
        assertThat(wakeups.stream().mapToLong(Long::longValue).sum())
                .as("wake-ups of the consumer")
                .isPositive();
        assertThat(consumer.answer().number()).as("wake-ups of the producers").isPositive();
        assertDrained(name, messages);
        assertNoRescues(name);
    }

    /** In the smallest ring both sides are at its ends all the time, and without a spin each wait is a sleep. */
    @Test
    void sidesThatNeverSpinAreNeverBothAsleep() {
        String name = this.names.next();
        SpscShm.create(name, 4096).close();
        long messages = 500_000;
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("options", 1000, 0, 0).value();
        consumer.call("options", 1000, 0, 0).value();
        producer.call("takeProducer", name, "spsc").value();
        consumer.call("takeConsumer", name, "spsc").value();

        producer.begin("publish", 0, messages, NO_PAUSES);
        consumer.begin("consume", 0, messages, NO_PAUSES);

        assertThat(producer.answer().number()).as("wake-ups of the consumer").isPositive();
        assertThat(consumer.answer().number()).as("wake-ups of the producer").isPositive();
        assertDrained(name, messages);
        assertNoRescues(name);
    }

    @Test
    void producersThatNeverSpinAndTheirConsumerAreNeverAllAsleep() {
        String name = this.names.next();
        MpscConsumer.create(name, 2, 4096).close();
        long messages = 200_000;
        ChildJvm consumer = start();
        List<ChildJvm> producers = List.of(start(), start());
        consumer.call("options", 1000, 0, 0).value();
        consumer.call("takeConsumer", name, "mpsc").value();
        for (ChildJvm producer : producers) {
            producer.call("options", 1000, 0, 0).value();
            producer.call("takeProducer", name, "mpsc").value();
        }

        producers.forEach(producer -> producer.begin("publish", 0, messages, NO_PAUSES));
        consumer.begin("consume", 0, producers.size() * messages, NO_PAUSES);

        producers.forEach(producer -> producer.answer().value());
        consumer.answer().value();
        assertDrained(name, messages);
        assertNoRescues(name);
    }
}

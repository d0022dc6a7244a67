/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.process.Messages;
import io.shmring.testing.ChildProgram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer in the other language that stands still is no error. */
@Timeout(60)
class StoppedPeerTests extends CrossLanguageTest {

    private static final int CAPACITY = 1 << 14;
    private static final Messages MESSAGES = new Messages(CAPACITY / 2 - 16);

    @ParameterizedTest
    @CsvSource({"c", "java"})
    void stoppedConsumerMakesTheRingFullAndGoesOnWhenItIsContinued(String stopped) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram consumer = consumerIn(stopped, name, "spsc");
        ChildProgram producer = producerIn(stopped.equals("c") ? "java" : "c", name, "spsc");
        consumer.begin("consume", 0, 20_000, 0);
        producer.call("publish", 0, 5_000, 0).value();

        consumer.suspend();
        long next = producer.call("publishUntilFull", 5_000).number();
        assertThat(producer.call("waitForSpace", MESSAGES.length(next), 150).isTrue())
                .isFalse();
        assertThat(snapshot(name).rings().get(0).stalls()).isPositive();

        consumer.resume();
        producer.call("publish", next, 20_000 - next, 0).value();
        consumer.answer().value();
        assertDrained(name, 20_000);
    }

    @ParameterizedTest
    @CsvSource({"c", "java"})
    void stoppedProducerMakesTheRingEmptyAndGoesOnWhenItIsContinued(String stopped) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram producer = producerIn(stopped, name, "spsc");
        ChildProgram consumer = consumerIn(stopped.equals("c") ? "java" : "c", name, "spsc");
        producer.begin("publish", 0, 100_000, 0);
        consumer.call("consume", 0, 5_000, 0).value();

        producer.suspend();
        long next = consumer.call("consumeUntilEmpty", 5_000).number();
        assertThat(consumer.call("waitForData", 150).isTrue()).isFalse();

        producer.resume();
        consumer.call("consume", next, 100_000 - next, 0).value();
        producer.answer().value();
        assertDrained(name, 100_000);
    }
}

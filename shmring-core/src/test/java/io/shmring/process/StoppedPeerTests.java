/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.Eventually;
import io.shmring.testing.Journal;
import io.shmring.testing.WaitWordsProbe;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that stands still, or dies while this side sleeps, is no error: its role is its own until it is dead. */
@Timeout(60)
class StoppedPeerTests extends ProcessTest {

    private static final int CAPACITY = 1 << 14;
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path journals;

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void stoppedConsumerMakesTheRingFullAndGoesOnWhenItIsContinued(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ShmProducer producer = producer(name, kind);
        Messages messages = new Messages(CAPACITY / 2 - 16);
        ChildJvm consumer = start();
        consumer.call("takeConsumer", name, kind).value();
        consumer.begin("consume", 0, 20_000, 0);
        long seq = publish(producer, messages, 0, 5_000);

        consumer.suspend();
        while (messages.append(producer, seq)) {
            producer.flush();
            seq++;
        }
        assertThat(producer.waitForSpace(messages.length(seq), SHORT)).isFalse();
        assertThat(snapshot(name).consumer().held()).isTrue();
        assertThat(snapshot(name).rings().get(0).stalls()).isPositive();

        consumer.resume();
        publish(producer, messages, seq, 20_000);
        consumer.answer().value();
        assertDrained(name, 20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void stoppedProducerMakesTheRingEmptyAndGoesOnWhenItIsContinued(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ShmConsumer consumer = consumer(name, kind);
        Messages messages = new Messages(CAPACITY / 2 - 16);
        ChildJvm producer = start();
        producer.call("takeProducer", name, kind).value();
        producer.begin("publish", 0, 1_000_000, 0);
        long seq = consume(consumer, messages, 0, 5_000);

        producer.suspend();
        for (ByteBuffer view = consumer.peek(); view != null; view = consumer.peek()) {
            messages.verify(view, consumer.record(), seq++);
            consumer.release();
        }
        assertThat(consumer.waitForData(SHORT)).isFalse();
        assertThat(snapshot(name).rings().get(0).producer().held()).isTrue();

        producer.resume();
        consume(consumer, messages, seq, seq + 50_000);
    }

    @Test
    void roleOfAStoppedProcessIsNotFree() {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildJvm holder = start();
        holder.call("takeProducer", name, "spsc").value();
        holder.suspend();
        try (SpscShm ring =
                SpscShm.connect(name, ShmOptions.builder().openTimeout(SHORT).build())) {
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(ring::producer)
                    .satisfies(held -> assertThat(held.lastKnownPid()).isEqualTo(holder.pid()))
                    .satisfies(held -> assertThat(held.isHeldByThisProcess()).isFalse());
        }
        holder.kill(); // SIGKILL does not wait for SIGCONT
        producer(name, "spsc");
    }

    /** The kill may hit the producer between its store and its wake-up: then only the successor's attach, or a slice, wakes. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void successorOfAKilledProducerWakesTheSleepingConsumer(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm consumer = start();
        consumer.call("takeConsumer", name, kind).value();
        ChildJvm victim = start();
        victim.call("takeProducer", name, kind).value();
        Path file = this.journals.resolve("victim");
        Journal journal = new Journal(file);
        victim.begin("publishWithJournal", 0, file);
        consumer.begin("consume", 0, 10_000, 0);
        consumer.answer().value();
        victim.kill();
        long next = consumer.call("consumeUntilEmpty", 10_000).number();
        assertThat(next - 1).isBetween(journal.done(), journal.begun());

        WaitWordsProbe words = WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
        consumer.begin("consume", next, 1000, 0);
        words.awaitAsleep(consumer);
        int seq = words.seq();
        ChildJvm successor = start();
        successor.call("options", LONG.toMillis(), 0, 0).value();
        successor.call("takeProducer", name, kind).value();
        assertThat(words.seq()).as("wake-ups by the attach alone").isEqualTo(seq + 1);
        successor.call("publish", next, 1000, 0).value();
        consumer.answer().value();
    }

    /** The dead consumer's arm is odd for ever, unless its successor ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void consumerKilledAsleepLeavesNoSleeperBehind(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ShmProducer producer = producer(name, kind);
        WaitWordsProbe words = WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
        ChildJvm victim = start();
        victim.call("takeConsumer", name, kind).value();
        victim.begin("waitForData", LONG.toMillis());
        words.awaitAsleep(victim);
        victim.suspend(); // else the kill may find it between two slices
        boolean armed = words.isArmed();
        victim.kill();

        Messages messages = new Messages(CAPACITY / 2 - 16);
        publish(producer, messages, 0, 10);
        if (armed) {
            assertThat(words.isArmed()).isTrue();
            assertThat(producer.wakeups())
                    .as("one vain wake-up for all messages")
                    .isEqualTo(1);
        }
        ChildJvm successor = start();
        successor.call("options", LONG.toMillis(), 0, 0).value();
        successor.call("takeConsumer", name, kind).value();
        assertThat(words.isArmed()).isFalse();
        assertThat(successor.call("consumeUntilEmpty", 0).number()).isEqualTo(10);

        successor.begin("consume", 10, 1, 0);
        words.awaitAsleep(successor);
        publish(producer, messages, 10, 11);
        successor.answer().value();
        Eventually.isTrue("drained", () -> snapshot(name).available() == 0);
    }

    private static long publish(ShmProducer producer, Messages messages, long first, long end) {
        for (long seq = first; seq < end; seq++) {
            while (!messages.append(producer, seq)) {
                assertThat(producer.waitForSpace(messages.length(seq), LONG))
                        .as("room for message %d", seq)
                        .isTrue();
            }
            producer.flush();
        }
        return end;
    }

    private static long consume(ShmConsumer consumer, Messages messages, long first, long end) {
        for (long seq = first; seq < end; seq++) {
            ByteBuffer view = consumer.peek();
            while (view == null) {
                assertThat(consumer.waitForData(LONG))
                        .as("message %d comes", seq)
                        .isTrue();
                view = consumer.peek();
            }
            messages.verify(view, consumer.record(), seq);
            consumer.release();
        }
        return end;
    }
}

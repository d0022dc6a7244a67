/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.testing.ChildJvm;
import io.shmring.testing.Strace;
import io.shmring.testing.WaitWordsProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While both sides are awake, messages cost no system call: counted by the kernel, not by the code under test. */
@Timeout(90)
class SystemCallTests extends ProcessTest {

    private static final long WARM_UP = 500_000;
    private static final long MESSAGES = 1_000_000;

    /** So long a spin that nobody sleeps. */
    private static final long SPIN_MICROS = TimeUnit.MINUTES.toMicros(2);

    @TempDir
    Path outputs;

    /** The rings' futexes are shared between processes; those with which a JVM parks its threads are private to it. */
    private static List<String> ofRings(List<String> futexCalls) {
        return futexCalls.stream().filter(call -> !call.contains("_PRIVATE")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void producerMakesNoFutexCallPerMessageWhileTheConsumerIsAwake(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 16);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        for (ChildJvm side : List.of(producer, consumer)) {
            side.call("options", 1000, 0, SPIN_MICROS).value();
        }
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        consumer.begin("consume", 0, WARM_UP + MESSAGES, 0);
        producer.call("publish", 0, WARM_UP, 0).value(); // a thread whose code is being compiled signals the compiler

        List<String> calls;
        try (Strace strace = Strace.ofFutexCalls(producer.worker(), this.outputs.resolve("producer"))) {
            producer.call("publish", WARM_UP, MESSAGES, 0).value();
            calls = strace.calls();
        }

        assertThat(ofRings(calls)).isEmpty();
        assertThat(calls.size()).as("futex calls of the JVM itself").isLessThan((int) MESSAGES / 1000);
        consumer.answer().value();
        assertDrained(name, WARM_UP + MESSAGES);
    }

    /** The count above would see a call if there were one. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void producerMakesOneFutexCallForASleepingConsumer(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 16);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        consumer.call("options", 1000, 0, 0).value();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        WaitWordsProbe words = WaitWordsProbe.data(kind.equals("spsc") ? name : name + "_doorbell");
        int rounds = 20;

        List<String> calls;
        try (Strace strace = Strace.ofFutexCalls(producer.worker(), this.outputs.resolve("producer"))) {
            for (int round = 0; round < rounds; round++) {
                consumer.begin("waitForData", TimeUnit.HOURS.toMillis(1));
                words.awaitAsleep(consumer);
                assertThat(producer.call("offer", 8).isTrue()).isTrue();
                assertThat(consumer.answer().isTrue()).isTrue();
                assertThat(consumer.call("skip", 2).number()).isEqualTo(1);
            }
            calls = strace.calls();
        }

        // at the end of a slice the sleeper is awake for a moment, and a message then needs no call
        assertThat(ofRings(calls)).hasSizeBetween(rounds / 2, rounds).allMatch(call -> call.contains("FUTEX_WAKE"));
    }
}

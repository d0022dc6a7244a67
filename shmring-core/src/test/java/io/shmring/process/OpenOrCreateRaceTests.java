/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmRoleHeldException;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that open or create the same thing at the same moment end with the same thing. */
@Timeout(90)
class OpenOrCreateRaceTests extends ProcessTest {

    private static final int ROUNDS = 50;
    private static final int SPSC = 0;

    /** Both have the call before the moment comes at which both begin. */
    private static void begin(List<ChildJvm> children, String name, int producers) {
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
        children.forEach(child -> child.begin("openOrCreate", name, producers, 4096, moment));
    }

    @Test
    void processesThatOpenOrCreateARingAtOnceGetTheSameOne() {
        List<ChildJvm> children = List.of(start(), start());
        children.forEach(child -> child.call("options", 20_000, 0, 0).value());
        for (int round = 0; round < ROUNDS; round++) {
            String name = this.names.next();
            begin(children, name, SPSC);
            List<Long> instances =
                    children.stream().map(child -> child.answer().number()).toList();
            assertThat(instances)
                    .as("round %d", round)
                    .containsOnly(snapshot(name).instanceId());
        }
        String last = this.names.next();
        begin(children, last, SPSC);
        children.forEach(child -> child.answer().value());
        children.get(0).call("takeProducer", last, "spsc").value();
        children.get(1).call("takeConsumer", last, "spsc").value();
        children.get(1).begin("consume", 0, 1000, 0);
        children.get(0).call("publish", 0, 1000, 0).value();
        children.get(1).answer().value();
    }

    @Test
    void oneOfTwoProcessesBecomesTheConsumerAndTheOtherOneItsSuccessor() {
        List<ChildJvm> children = List.of(start(), start());
        children.forEach(child -> child.call("options", 20_000, 0, 0).value());
        for (int round = 0; round < ROUNDS; round++) {
            String name = this.names.next();
            begin(children, name, 3);
            ChildJvm first = firstToAnswer(children);
            ChildJvm second = first == children.get(0) ? children.get(1) : children.get(0);
            long instance = first.answer().number();
            assertThat(second.hasAnswer())
                    .as("round %d: both have the role", round)
                    .isFalse();
            assertThat(snapshot(name).consumer().pid()).isEqualTo(first.pid());

            first.call("closeConsumer").value();
            assertThat(second.answer().number()).as("round %d", round).isEqualTo(instance);
            assertThat(snapshot(name).consumer().pid()).isEqualTo(second.pid());
            second.call("closeConsumer").value();
        }
    }

    @Test
    void theOtherProcessIsRefusedIfTheConsumerStays() {
        List<ChildJvm> children = List.of(start(), start());
        children.forEach(child -> child.call("options", 300, 0, 0).value());
        for (int round = 0; round < 5; round++) {
            String name = this.names.next();
            begin(children, name, 2);
            List<Answer> answers = children.stream().map(ChildJvm::answer).toList();
            assertThat(answers)
                    .as("round %d", round)
                    .filteredOn(Answer::succeeded)
                    .hasSize(1);
            int winner = answers.get(0).succeeded() ? 0 : 1;
            Answer.Failure refused = answers.get(1 - winner).failure();
            assertThat(refused.is(ShmRoleHeldException.class))
                    .as(refused.toString())
                    .isTrue();
            assertThat(refused.message()).contains("pid " + children.get(winner).pid());
            children.get(winner).call("closeConsumer").value();
        }
    }

    private static ChildJvm firstToAnswer(List<ChildJvm> children) {
        while (true) {
            for (ChildJvm child : children) {
                if (child.hasAnswer()) {
                    return child;
                }
            }
            Thread.onSpinWait();
            assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
        }
    }
}

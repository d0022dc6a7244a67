/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journals let pass and what they do not: torture is worth no more than this. */
class JournalTests {

    @TempDir
    Path directory;

    private Lives lives;
    private RingJournal ring;
    private StreamJournal stream;

    @BeforeEach
    void open() {
        this.lives = new Lives(this.directory);
        this.ring = RingJournal.of(this.directory, 1, 1);
        this.stream = this.ring.stream(-1);
    }

    /** A generation that has published some messages for sure, and perhaps some more. */
    private long generation(long published, long intended) {
        long generation = this.stream.nextGeneration();
        this.stream.intended(generation, intended);
        this.stream.published(generation, published);
        return generation;
    }

    /** Consumes and gives back. */
    private static void consume(Expectation consumer, long generation, long first, long end) {
        for (long number = first; number < end; number++) {
            consumer.seen(Position.of(generation, number));
            consumer.releasing();
            consumer.released();
        }
    }

    private static void assertViolation(ThrowingCallable call, String message) {
        assertThatExceptionOfType(Violation.class).isThrownBy(call).withMessageContaining(message);
    }

    @Test
    void messagesOfOneGenerationComeInTurn() {
        long generation = generation(3, 3);
        Expectation consumer = new Expectation(this.stream);
        consume(consumer, generation, 0, 1);
        assertViolation(() -> consumer.seen(Position.of(generation, 2)), "came: 2 of generation 1, expected: 1 of");
        assertViolation(() -> consumer.seen(Position.of(generation, 0)), "came: 0 of generation 1, expected: 1 of");
        consume(consumer, generation, 1, 3);
        this.ring.requireComplete();
        assertThat(this.ring.received()).isEqualTo(3);
        assertThat(this.ring.redelivered()).isZero();
    }

    @Test
    void noMessageComesThatNobodyIntendedToSend() {
        long generation = generation(1, 1);
        Expectation consumer = new Expectation(this.stream);
        consume(consumer, generation, 0, 1);
        assertViolation(() -> consumer.seen(Position.of(generation, 1)), "nobody intended to send");
        assertViolation(() -> consumer.seen(Position.of(generation + 1, 0)), "nobody intended to send");
    }

    @Test
    void whatADeadProducerPublishedComesBeforeItsSuccessorsMessages() {
        long first = generation(2, 4);
        long second = generation(1, 1);
        Expectation consumer = new Expectation(this.stream);
        consume(consumer, first, 0, 1);
        assertViolation(
                () -> consumer.seen(Position.of(second, 0)), "ended after 1 messages, its producer has published 2");
        consume(consumer, first, 1, 2);
        assertViolation(() -> consumer.seen(Position.of(second, 1)), "or a later generation");
        consume(consumer, second, 0, 1);
        assertViolation(() -> consumer.seen(Position.of(first, 2)), "came: 2 of generation 1");
    }

    @Test
    void aGenerationOfWhichNothingCameHasPublishedNothing() {
        long first = generation(0, 0);
        generation(0, 1);
        long third = generation(1, 1);
        this.stream.published(first, 1);
        assertViolation(() -> new Expectation(this.stream).seen(Position.of(third, 0)), "generation 1 ended after 0");
        this.stream.published(first, 0);
        consume(new Expectation(this.stream), third, 0, 1);
        this.ring.requireComplete();
    }

    @Test
    void aSuccessorBeginsWithTheFirstMessageThatWasNotGivenBack() {
        long generation = generation(9, 9);
        Expectation victim = new Expectation(this.stream);
        consume(victim, generation, 0, 3);
        for (long number = 3; number < 6; number++) {
            victim.seen(Position.of(generation, number));
            victim.releasing();
        }
        assertViolation(() -> new Expectation(this.stream).seen(Position.of(generation, 2)), "came again: 2");
        assertViolation(() -> new Expectation(this.stream).seen(Position.of(generation, 7)), "expected: 6");

        Expectation successor = new Expectation(this.stream);
        successor.seen(Position.of(generation, 4));
        assertThat(this.stream.released())
                .as("now known")
                .isEqualTo(this.stream.releasing())
                .isEqualTo(Position.of(generation, 4));
        successor.releasing();
        successor.released();
        assertViolation(() -> successor.seen(Position.of(generation, 6)), "expected: 5");
        consume(successor, generation, 5, 9);
        this.ring.requireComplete();
        assertThat(this.ring.received()).isEqualTo(9);
        assertThat(this.ring.redelivered()).isEqualTo(2);
    }

    @Test
    void nothingComesAgainAfterAConsumersOrderlyEnd() {
        long generation = generation(3, 3);
        consume(new Expectation(this.stream), generation, 0, 2);
        assertViolation(() -> new Expectation(this.stream).seen(Position.of(generation, 1)), "came again: 1");
        consume(new Expectation(this.stream), generation, 2, 3);
    }

    @Test
    void aDrainedRingLacksNothing() {
        long generation = generation(2, 3);
        Expectation consumer = new Expectation(this.stream);
        consume(consumer, generation, 0, 1);
        assertViolation(this.ring::requireComplete, "published 2");
        consumer.seen(Position.of(generation, 1));
        consumer.releasing(); // and is killed when it has given it back, but not noted that
        this.ring.requireComplete();
        generation(1, 1);
        assertViolation(this.ring::requireComplete, "generation 2 ended after 0 messages");
    }

    @Test
    void aRoleHasOneHolderUnlessTheOtherIsLeavingOrWasKilled() {
        Tenure first = this.ring.consumer(this.lives, 1);
        Tenure second = this.ring.consumer(this.lives, 2);
        Tenure third = this.ring.consumer(this.lives, 3);
        first.begin();
        first.check();
        assertViolation(second::begin, "process 2 has got the role of consumer, which process 1 holds");
        assertViolation(first::check, "and so does process 2");
        second.leave();
        second.leave();
        third.begin();
        this.lives.doom(3);
        first.begin();
        assertViolation(third::leave, "and so does process 1");
    }

    @Test
    void aHolderThatHasLeftFindsItsSuccessorOnlyWhereNobodyMayBe() {
        Tenure first = this.ring.consumer(this.lives, 1);
        first.begin();
        first.leave();
        first.checkInside();
        this.ring.consumer(this.lives, 2).begin();
        first.leave();
        first.check();
        assertViolation(first::checkInside, "process 1 holds the role of consumer, and so does process 2");
    }
}

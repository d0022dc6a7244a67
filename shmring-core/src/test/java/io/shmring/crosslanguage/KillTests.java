/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.process.Messages;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.Journal;
import io.shmring.testing.WaitWordsProbe;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies by {@code SIGKILL} leaves its role to a successor in the other language. */
@Timeout(120)
class KillTests extends CrossLanguageTest {

    private static final int KILLS = 6;
    private static final int CAPACITY = 1 << 14;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Random random = new Random();
    private final Messages messages = new Messages(CAPACITY / 2 - 16);

    @TempDir
    Path journals;

    private static String language(int kill) {
        return kill % 2 == 0 ? "c" : "java";
    }

    /** The journal says what the victim had published: all of that is there, and at most what it was about to publish. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void killedProducerLeavesEveryPublishedMessageAndNothingElse(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ShmConsumer consumer = consumer(name, kind);
        long next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = this.journals.resolve("producer-" + kill);
            Journal journal = new Journal(file);
            journal.begun(next - 1);
            journal.done(next - 1);
            ChildProgram victim = producerIn(language(kill), name, kind);
            victim.begin("publishWithJournal", next, file);

            next = consume(consumer, next, next + 1 + this.random.nextInt(20_000));
            victim.kill();
            next = consumeRest(consumer, next);

            assertThat(next - 1).as("last message of victim %d", kill).isBetween(journal.done(), journal.begun());
            assertThat(consumer.available()).isZero();
        }
    }

    private long consume(ShmConsumer consumer, long first, long end) {
        long next = first;
        while (next < end) {
            assertThat(consumer.waitForData(LONG)).as("message %d comes", next).isTrue();
            next = consumeRest(consumer, next);
        }
        return next;
    }

    private long consumeRest(ShmConsumer consumer, long first) {
        long next = first;
        for (ByteBuffer view = consumer.peek(); view != null; view = consumer.peek()) {
            this.messages.verify(view, consumer.record(), next++);
            consumer.release();
        }
        return next;
    }

    /** The producer goes on in C all the time; its consumers begin with what was not given back. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void successorOfAKilledConsumerSeesEveryUnreleasedMessageAgain(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildProgram producer = producerIn("c", name, kind);
        producer.begin("publish", 0, Integer.MAX_VALUE, 0);
        long least = 0;
        long most = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path file = this.journals.resolve("consumer-" + kill);
            Journal journal = new Journal(file);
            ChildProgram victim = consumerIn(language(kill), name, kind);
            victim.begin("consumeWithJournal", file);
            long first = Long.parseLong(victim.awaitReport());
            assertThat(first).as("first message of victim %d", kill).isBetween(least, most);
            long enough = first + 1 + this.random.nextInt(20_000);
            while (journal.done() < enough) {
                Thread.onSpinWait();
                assertThat(Thread.interrupted()).as("timed out").isFalse();
            }
            victim.kill();
            least = journal.done() + 1;
            most = journal.begun() + 1;
        }
    }

    @ParameterizedTest
    @CsvSource({"c, java", "java, c"})
    void consumerKilledInItsSleepIsSucceeded(String victim, String successor) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram producer = producerIn(successor, name, "spsc");
        ChildProgram killed = consumerIn(victim, name, "spsc");
        WaitWordsProbe words = dataWords(name, "spsc");
        killed.begin("waitForData", HOUR);
        words.awaitAsleep(killed);
        killed.kill();
        assertThat(words.isArmed()).as("left armed").isTrue();

        producer.call("publish", 0, 3, 0).value();
        ChildProgram next = consumerIn(successor, name, "spsc");
        assertThat(words.isArmed()).as("armed by the dead").isFalse();
        next.begin("consume", 0, 6, 0);
        producer.call("publish", 3, 3, 0).value();
        next.answer().value();
    }

    @ParameterizedTest
    @CsvSource({"c, java", "java, c"})
    void producerKilledInItsSleepIsSucceeded(String victim, String successor) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram consumer = consumerIn(successor, name, "spsc");
        ChildProgram killed = producerIn(victim, name, "spsc");
        WaitWordsProbe words = spaceWords(name, "spsc");
        long end = killed.call("publishUntilFull", 0).number();
        killed.begin("waitForSpace", CAPACITY / 2 - 16, HOUR);
        words.awaitAsleep(killed);
        killed.kill();
        assertThat(words.isArmed()).as("left armed").isTrue();

        ChildProgram next = producerIn(successor, name, "spsc");
        assertThat(words.isArmed()).as("armed by the dead").isFalse();
        next.begin("publish", end, 100, 0);
        consumer.call("consume", 0, end + 100, 0).value();
        next.answer().value();
    }

    /** The taker bumps: a peer that sleeps for what the dead could not announce looks again at once. */
    @ParameterizedTest
    @CsvSource({"c, java", "java, c"})
    void takingARoleWakesThePeer(String sleeper, String taker) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram consumer = consumerIn(sleeper, name, "spsc");
        WaitWordsProbe data = dataWords(name, "spsc");
        int before = data.seq();
        ChildProgram producer = producerIn(taker, name, "spsc");
        assertThat(data.seq()).as("data seq").isEqualTo(before + 1);
        consumer.call("closeConsumer").value();

        WaitWordsProbe space = spaceWords(name, "spsc");
        before = space.seq();
        consumerIn(sleeper, name, "spsc");
        assertThat(space.seq()).as("space seq").isEqualTo(before + 1);
        producer.call("closeProducer").value();
    }

    /** Roles are counted as taken by either language. */
    @ParameterizedTest
    @CsvSource({"c", "java"})
    void producerOfTheTestGoesOnBehindAKilledOne(String victim) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram killed = producerIn(victim, name, "spsc");
        long next = killed.call("publishUntilFull", 0).number();
        killed.kill();
        ChildProgram consumer = consumerIn("c", name, "spsc");
        assertThat(consumer.call("consumeUntilEmpty", 0).number()).isEqualTo(next);
        ShmProducer producer = producer(name, "spsc");
        assertThat(this.messages.append(producer, next)).isTrue();
        producer.flush();
        assertThat(consumer.call("consumeUntilEmpty", next).number()).isEqualTo(next + 1);
        assertThat(snapshot(name).rings().get(0).producer().epoch()).isEqualTo(2);
    }
}

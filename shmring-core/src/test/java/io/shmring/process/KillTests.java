/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.Journal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies by {@code SIGKILL} in the middle of its work loses nothing that was promised. */
@Timeout(120)
class KillTests extends ProcessTest {

    private static final int KILLS = 20;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Random random = new Random();

    @TempDir
    Path journals;

    /**
     * The victim's journal says what it had published and what it was about to: everything of the former is there, at most
     * the latter besides, and the successor goes on behind it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void killedProducerLeavesEveryPublishedMessageAndNothingElse(String kind) {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ShmConsumer consumer = consumer(name, kind);
        Messages messages = new Messages((1 << 13) - 16);
        long next = 0;
        ChildJvm successor = start();
        for (int kill = 0; kill < KILLS; kill++) {
            ChildJvm victim = successor;
            Path file = this.journals.resolve("producer-" + kill);
            Journal journal = new Journal(file);
            journal.begun(next - 1);
            journal.done(next - 1);
            victim.begin("takeProducer", name, kind);
            victim.begin("publishWithJournal", next, file);
            successor = start();

            next = consume(consumer, messages, next, next + 1 + this.random.nextInt(20_000));
            victim.kill();
            next = consumeRest(consumer, messages, next);

            assertThat(next - 1).as("last message of victim %d", kill).isBetween(journal.done(), journal.begun());
            assertThat(consumer.available()).isZero();
        }
        successor.call("takeProducer", name, kind).value();
        successor.begin("publish", next, 1000, 0);
        consume(consumer, messages, next, next + 1000);
        successor.answer().value();
    }

    private static long consume(ShmConsumer consumer, Messages messages, long first, long end) {
        long next = first;
        while (next < end) {
            assertThat(consumer.waitForData(LONG)).as("message %d comes", next).isTrue();
            next = consumeRest(consumer, messages, next);
        }
        return next;
    }

    private static long consumeRest(ShmConsumer consumer, Messages messages, long first) {
        long next = first;
        for (ByteBuffer view = consumer.peek(); view != null; view = consumer.peek()) {
            messages.verify(view, consumer.record(), next++);
            consumer.release();
        }
        return next;
    }

    /**
     * The victim's journal says what it had seen and what it had given back: its successor begins with a message that was
     * not given back, and with none that was not seen before its forerunners were.
     */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void successorOfAKilledConsumerSeesEveryUnreleasedMessageAgain(String kind) throws InterruptedException {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ShmProducer producer = producer(name, kind);
        Thread publisher = publishUntilClosed(producer);
        ChildJvm successor = start();
        Journal journal = null;
        for (int kill = 0; kill < KILLS; kill++) {
            ChildJvm victim = successor;
            Path file = this.journals.resolve("consumer-" + kill);
            Journal successorsJournal = new Journal(file);
            victim.begin("takeConsumer", name, kind);
            victim.begin("consumeWithJournal", file);
            successor = start();
            long first = Long.parseLong(victim.awaitReport());
            if (journal == null) {
                assertThat(first).isZero();
            } else {
                assertThat(first)
                        .as("first message of victim %d", kill)
                        .isBetween(journal.done() + 1, journal.begun() + 1);
            }
            journal = successorsJournal;
            long enough = first + 1 + this.random.nextInt(20_000);
            while (journal.done() < enough) {
                Thread.onSpinWait();
                assertThat(Thread.interrupted()).as("timed out").isFalse();
            }
            victim.kill();
        }
        producer.close();
        publisher.join();
    }

    private static Thread publishUntilClosed(ShmProducer producer) {
        Messages messages = new Messages((1 << 13) - 16);
        Thread publisher = new Thread(() -> {
            try {
                for (long seq = 0; ; seq++) {
                    while (!messages.append(producer, seq)) {
                        producer.waitForSpace(messages.length(seq), LONG);
                    }
                    producer.flush();
                }
            } catch (IllegalStateException closed) {
                // the end of the test
            }
        });
        publisher.setDaemon(true);
        publisher.start();
        return publisher;
    }
}

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
import io.shmring.testing.RecordingBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer that dies by {@code SIGKILL} in the middle of a batch has consumed nothing of it. */
@Timeout(120)
class BatchKillTests extends ProcessTest {

    private static final int KILLS = 10;

    private final Random random = new Random();

    @TempDir
    Path journals;

    /** It dies with the third message in its hand, or with all five. */
    @ParameterizedTest
    @CsvSource({"spsc, 3", "spsc, 6", "mpsc-0, 3", "mpsc-0, 6"})
    void theWholeBatchIsSeenAgain(String kind, int call) {
        String name = this.names.next();
        create(name, kind, 1, 4096);
        ShmProducer producer = producer(name, kind);
        ChildJvm victim = start();
        victim.call("takeConsumer", name, kind).value();
        for (int i = 0; i < 8; i++) {
            producer.offer(ByteBuffer.wrap(("m" + i).getBytes(StandardCharsets.UTF_8)));
        }
        victim.call("skip", 2).value();
        victim.begin("stayInABatch", 5, call);
        assertThat(victim.awaitReport()).isEqualTo(call <= 5 ? "in-message" : "in-batch-of-5");
        victim.kill();

        ShmConsumer successor = consumer(name, kind);
        RecordingBatch again = RecordingBatch.consumingAll();
        assertThat(successor.pollBatch(again, 10)).isEqualTo(6);
        assertThat(again.batch()).containsExactly("m2", "m3", "m4", "m5", "m6", "m7");
        assertThat(snapshot(name).rings().get(0).consumed()).isEqualTo(8);
    }

    /**
     * Whenever it dies: its successor begins with the first message of the batch that it had in hand or with the first one behind
     * what it was about to consume of that, and with none between the two.
     */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void noPartOfABatchIsConsumedByADeath(String kind) throws InterruptedException {
        String name = this.names.next();
        create(name, kind, 1, 1 << 14);
        ChildJvm source = start();
        source.call("takeProducer", name, kind).value();
        source.begin("publish", 0, Long.MAX_VALUE >>> 32, 100);
        ChildJvm successor = start();
        Journal journal = null;
        for (int kill = 0; kill < KILLS; kill++) {
            ChildJvm victim = successor;
            Path file = this.journals.resolve("consumer-" + kill);
            Journal successorsJournal = new Journal(file);
            victim.begin("takeConsumer", name, kind);
            victim.begin("consumeBatchesWithJournal", file);
            successor = start();
            long first = Long.parseLong(victim.awaitReport());
            if (journal == null) {
                assertThat(first).isZero();
            } else {
                assertThat(first).as("first message of victim %d", kill).isIn(journal.begun(), journal.done());
            }
            journal = successorsJournal;
            long enough = first + 1 + this.random.nextInt(20_000);
            while (journal.done() < enough) {
                Thread.onSpinWait();
                assertThat(Thread.interrupted()).as("timed out").isFalse();
            }
            victim.kill();
        }
    }
}

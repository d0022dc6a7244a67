/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.WaitWordsProbe;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is removed, or removed and created anew, under a live handle of another process: the holder learns of it. */
@Timeout(60)
class RemovalUnderLiveHandleTests extends ProcessTest {

    private static final long HOUR = 3_600_000;
    private static final int CAPACITY = 1 << 16;

    private static String home(String name, String kind) {
        return kind.equals("spsc") ? name : name + "_doorbell";
    }

    private static void forceUnlink(String name, String kind) {
        boolean removed = kind.equals("spsc")
                ? SpscShm.forceUnlink(name, ShmOptions.defaults())
                : MpscConsumer.forceUnlink(name, ShmOptions.defaults());
        assertThat(removed).isTrue();
    }

    private static void assertRemoved(Answer answer, String name) {
        assertThat(answer.failure().is(ShmRemovedException.class))
                .as(answer.failure().toString())
                .isTrue();
        assertThat(answer.failure().message()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void forcedRemovalIsSeenAtOnceAndTheConsumerDrainsFirst(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        producer.call("publish", 0, 100, 0).value();
        consumer.call("consume", 0, 10, 0).value();

        forceUnlink(name, kind);
        create(name, kind, 1, CAPACITY);

        assertThat(producer.call("offerUntilRefused").number())
                .as("what is offered before the state is read, with the gate of the first")
                .isLessThanOrEqualTo(1);
        consumer.call("consume", 10, 90, 0).value();
        consumer.call("skip", 1); // the message that was offered when the removal was noticed, if there was one
        assertRemoved(consumer.call("skip", 1), name);
        assertRemoved(producer.call("offer", 10), name);
        assertRemoved(producer.call("waitForSpace", 10, HOUR), name);
        assertRemoved(consumer.call("waitForData", HOUR), name);

        ShmSnapshot successor = snapshot(name);
        assertThat(successor.state()).isEqualTo(ShmSnapshot.State.OPEN);
        assertThat(successor.rings())
                .allSatisfy(ring -> assertThat(ring.published()).isZero());
        producer.call("closeProducer").value();
        consumer.call("closeConsumer").value();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        producer.call("publish", 0, 100, 0).value();
        consumer.call("consume", 0, 100, 0).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void sleepingConsumerIsWokenByAForcedRemoval(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm consumer = start();
        consumer.call("takeConsumer", name, kind).value();
        WaitWordsProbe words = WaitWordsProbe.data(home(name, kind));
        consumer.begin("waitForData", HOUR);
        words.awaitAsleep(consumer);
        int seq = words.seq();

        forceUnlink(name, kind);

        assertThat(words.seq()).as("wake-ups").isGreaterThan(seq);
        assertRemoved(consumer.answer(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void sleepingProducerIsWokenByAForcedRemoval(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm producer = start();
        producer.call("takeProducer", name, kind).value();
        producer.call("publishUntilFull", 0).value();
        WaitWordsProbe words = WaitWordsProbe.space(kind.equals("spsc") ? name : name + "_ring_0");
        producer.begin("waitForSpace", CAPACITY / 2 - 16, HOUR);
        words.awaitAsleep(producer);
        int seq = words.seq();

        forceUnlink(name, kind);

        assertThat(words.seq()).as("wake-ups").isGreaterThan(seq);
        assertRemoved(producer.answer(), name);
    }

    /** Somebody deletes the file by hand: no state, no wake-up. */
    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void deletedFileIsMissedByABusyProducerAndByTheConsumerOnceItIsDrained(String kind) throws IOException {
        String name = this.names.next();
        create(name, kind, 1, 1 << 17);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        producer.call("publish", 0, 100, 0).value();

        Files.delete(ShmOptions.DEFAULT_DIRECTORY.resolve(home(name, kind)));
        create(name, kind, 1, 1 << 17);

        int offered = (int) producer.call("offerUntilRefused").number();
        consumer.call("consume", 0, 100, 0).value();
        assertThat(consumer.call("skip", offered).number())
                .as("what the orphan was offered")
                .isEqualTo(offered);
        consumer.begin("waitForData", HOUR); // an idle slice looks at the path
        assertRemoved(consumer.answer(), name);
        assertThat(snapshot(name).rings())
                .allSatisfy(ring -> assertThat(ring.published()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void deletedFileIsMissedByAProducerThatWaitsForRoom(String kind) throws IOException {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm producer = start();
        producer.call("takeProducer", name, kind).value();
        producer.call("publishUntilFull", 0).value();
        WaitWordsProbe words = WaitWordsProbe.space(kind.equals("spsc") ? name : name + "_ring_0");
        producer.begin("waitForSpace", CAPACITY / 2 - 16, HOUR);
        words.awaitAsleep(producer);

        Files.delete(ShmOptions.DEFAULT_DIRECTORY.resolve(home(name, kind)));
        create(name, kind, 1, CAPACITY); // else a deleted doorbell would leave its ring to nobody

        assertRemoved(producer.answer(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-0"})
    void suspendedRolesGoOnWithWhatWasCreatedAnew(String kind) {
        String name = this.names.next();
        create(name, kind, 1, CAPACITY);
        ChildJvm producer = start();
        ChildJvm consumer = start();
        producer.call("takeProducer", name, kind).value();
        consumer.call("takeConsumer", name, kind).value();
        producer.call("publish", 0, 50, 0).value();
        consumer.call("consume", 0, 20, 0).value();
        assertThat(producer.call("suspendProducer").isTrue()).isTrue();
        assertThat(consumer.call("suspendConsumer").isTrue()).isTrue();

        boolean unlinked = kind.equals("spsc") ? SpscShm.unlink(name) : MpscConsumer.unlink(name);
        assertThat(unlinked).as("no role is held").isTrue();
        create(name, kind, 1, CAPACITY);

        producer.call("resumeProducer").value();
        consumer.call("resumeConsumer").value();
        producer.call("publish", 0, 50, 0).value();
        consumer.call("consume", 0, 50, 0).value();
        assertDrained(name, 50);
        assertNoRescues(name);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.crosslanguage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.ShmConsumer;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.SpscShm;
import io.shmring.testing.Answer;
import io.shmring.testing.Background;
import io.shmring.testing.ChildProgram;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one language removes, users in the other one are told of: a producer at once, a consumer when it has drained. */
@Timeout(60)
class RemovalTests extends CrossLanguageTest {

    private static final int CAPACITY = 4096;

    private void forceUnlinkIn(String language, String name, String kind) {
        if (language.equals("c")) {
            c().call(kind.equals("spsc") ? "forceUnlink" : "forceUnlinkSystem", name)
                    .value();
        } else {
            forceUnlink(name, kind);
        }
    }

    private static void forceUnlink(String name, String kind) {
        if (kind.equals("spsc")) {
            SpscShm.forceUnlink(name, ShmOptions.defaults());
        } else {
            MpscConsumer.forceUnlink(name, ShmOptions.defaults());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-1"})
    void removedInJavaCUsersAreTold(String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ChildProgram producer = producerIn("c", name, kind);
        ChildProgram consumer = consumerIn("c", name, kind);
        producer.call("publish", 0, 3, 0).value();

        forceUnlink(name, kind);

        Answer refused = producer.call("offer", 8);
        assertThat((refused.succeeded() ? producer.call("offer", 8) : refused)
                        .failure()
                        .type())
                .as("at the latest behind the first gate")
                .isEqualTo("REMOVED");
        assertThat(producer.call("waitForSpace", 8, HOUR).failure().type()).isEqualTo("REMOVED");
        assertThat(consumer.call("waitForData", HOUR).isTrue()).isTrue();
        assertThat(consumer.call("skip", 10).number()).isEqualTo(refused.succeeded() ? 4 : 3);
        assertThat(consumer.call("peek").failure().type()).isEqualTo("REMOVED");
        assertThat(consumer.call("poll", 1).failure().type()).isEqualTo("REMOVED");
        assertThat(consumer.call("waitForData", HOUR).failure().type()).isEqualTo("REMOVED");
        assertThat(consumer.call("takeConsumer", name, kind).failure().type()).isEqualTo("MISSING");
    }

    @ParameterizedTest
    @CsvSource({"java, spsc", "c, spsc", "java, mpsc-1", "c, mpsc-1"})
    void consumerAsleepIsWokenByTheRemoval(String remover, String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ChildProgram consumer = consumerIn("patient-c", name, kind);
        consumer.begin("waitForData", HOUR);
        dataWords(name, kind).awaitAsleep(consumer);
        forceUnlinkIn(remover, name, kind);
        assertThat(consumer.answer().failure().type()).isEqualTo("REMOVED");
    }

    @ParameterizedTest
    @CsvSource({"java, spsc", "c, spsc", "java, mpsc-1", "c, mpsc-1"})
    void producerAsleepIsWokenByTheRemoval(String remover, String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ChildProgram producer = producerIn("patient-c", name, kind);
        producer.call("publishUntilFull", 0).value();
        producer.begin("waitForSpace", CAPACITY / 2 - 16, HOUR);
        spaceWords(name, kind).awaitAsleep(producer);
        forceUnlinkIn(remover, name, kind);
        assertThat(producer.answer().failure().type()).isEqualTo("REMOVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spsc", "mpsc-1"})
    void removedInCJavaUsersAreTold(String kind) {
        String name = this.names.next();
        create(name, kind, 2, CAPACITY);
        ShmProducer producer = producer(name, kind);
        ShmConsumer consumer = consumer(name, kind);
        producer.offer(ByteBuffer.allocate(8));

        forceUnlinkIn("c", name, kind);

        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> {
            producer.offer(ByteBuffer.allocate(8)); // its gate sees the state
            producer.offer(ByteBuffer.allocate(8));
        });
        assertThat(consumer.waitForData(Duration.ZERO)).isTrue();
        assertThat(consumer.poll((payload, record) -> {}, 10)).isBetween(1, 2);
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(consumer::peek);
        assertThat(Files.exists(Path.of("/dev/shm", name))).isFalse();
    }

    @Test
    void removedInCAConsumerAsleepInJavaIsWoken() {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ShmConsumer consumer = consumer(name, "spsc");
        RingFile file = file(name);
        CompletableFuture<Boolean> waiting = Background.call(() -> consumer.waitForData(Duration.ofHours(1)));
        file.awaitArmed(RingFile.DATA_ARM);
        c().call("forceUnlink", name).value();
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ShmRemovedException.class);
        assertThat(file.getInt(RingFile.REASON)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "java"})
    void ringThatNobodyUsesIsRemovedByEither(String remover) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        RingFile file = file(name);
        if (remover.equals("c")) {
            ChildProgram peer = c();
            assertThat(peer.call("unlink", name).value()).isEqualTo("removed");
            assertThat(peer.call("unlink", name).failure().type()).isEqualTo("MISSING");
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(() -> SpscShm.connect(name));
        } else {
            assertThat(SpscShm.unlink(name)).isTrue();
            assertThat(c().call("unlink", name).failure().type()).isEqualTo("MISSING");
        }
        assertThat(file.getInt(RingFile.STATE)).isEqualTo(2);
        assertThat(file.getInt(RingFile.REASON)).isEqualTo(1);
    }

    /** The remover died before the name was gone. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "create", "openOrCreateRing"})
    void removalThatWasLeftHalfWayIsFinishedInC(String call) {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        file(name).putInt(RingFile.STATE, 2);
        ChildProgram peer = c();
        if (call.equals("open")) {
            assertThat(peer.call("open", name).failure().type()).isEqualTo("MISSING");
            assertThat(Files.exists(Path.of("/dev/shm", name))).isFalse();
        } else {
            assertThat(peer.call(call, name, 8192).number()).isEqualTo(8192);
            assertThat(file(name).getInt(RingFile.STATE)).isEqualTo(1);
        }
    }

    /** No state says so: a sleeper looks on each idle slice, a producer now and then. */
    @Test
    void ringRemovedByHandIsNoticedInC() throws IOException {
        String name = this.names.next();
        create(name, "spsc", 1, CAPACITY);
        ChildProgram producer = producerIn("c", name, "spsc");
        ChildProgram consumer = consumerIn("c", name, "spsc");
        consumer.begin("waitForData", HOUR);
        dataWords(name, "spsc").awaitAsleep(consumer);
        Files.delete(Path.of("/dev/shm", name));
        assertThat(consumer.answer().failure().type()).isEqualTo("REMOVED");
        producer.begin("publish", 0, 100, 0); // nobody reads: it waits for room
        assertThat(producer.answer().failure().type()).isEqualTo("REMOVED");
    }
}

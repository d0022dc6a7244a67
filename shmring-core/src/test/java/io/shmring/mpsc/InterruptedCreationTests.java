/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmInspector;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmSnapshot;
import io.shmring.layout.RingLayout;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.testing.Background;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.ChildJvms;
import io.shmring.testing.Eventually;
import io.shmring.testing.RingNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The creator of a system is killed half-way: whoever comes next completes it, replaces it or removes it. */
@Timeout(60)
class InterruptedCreationTests {

    private static final int PRODUCERS = 3;
    private static final int CAPACITY = 4096;

    @RegisterExtension
    @Order(1)
    final RingNames names = new RingNames();

    @RegisterExtension
    @Order(2)
    final ChildJvms children = new ChildJvms();

    /** Returns the identity of the doorbell that is left. */
    private long leaveUnfinished(String name, int rings) {
        ChildJvm creator = this.children.start(InterruptedCreator.class);
        long instance = creator.call("begin", name, PRODUCERS, CAPACITY).number();
        creator.call("build", rings).value();
        creator.kill();
        assertThat(snapshot(name).state()).isEqualTo(ShmSnapshot.State.BUILDING);
        return instance;
    }

    private static ShmSnapshot snapshot(String name) {
        try (ShmInspector inspector = ShmInspector.open(name)) {
            return inspector.snapshot();
        }
    }

    private static List<String> objects(String name) {
        try (Stream<Path> all = Files.list(ShmOptions.DEFAULT_DIRECTORY)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(file -> file.startsWith(name))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void assertWorks(String name, MpscConsumer consumer, int producers) {
        assertThat(consumer.producers()).isEqualTo(producers);
        for (int i = 0; i < producers; i++) {
            try (MpscProducer producer = MpscProducer.connect(name, i)) {
                assertThat(producer.offer(ByteBuffer.allocate(8).putLong(0, i))).isTrue();
            }
            int slot = i;
            assertThat(consumer.poll(
                            (payload, record) -> {
                                assertThat(record.producer()).isEqualTo(slot);
                                assertThat(payload.remaining()).isEqualTo(8);
                            },
                            10))
                    .isEqualTo(1);
        }
        assertThat(snapshot(name).state()).isEqualTo(ShmSnapshot.State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void openOrCreateWithTheSameGeometryCompletesTheSystem(int rings) {
        String name = this.names.next();
        long instance = leaveUnfinished(name, rings);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY)) {
            assertThat(snapshot(name).instanceId()).isEqualTo(instance);
            assertWorks(name, consumer, PRODUCERS);
        }
        assertThat(MpscConsumer.unlink(name)).isTrue();
        assertThat(objects(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void createWithTheSameGeometryCompletesTheSystemToo(int rings) {
        String name = this.names.next();
        long instance = leaveUnfinished(name, rings);
        try (MpscConsumer consumer = MpscConsumer.create(name, PRODUCERS, CAPACITY)) {
            assertThat(snapshot(name).instanceId()).isEqualTo(instance);
            assertWorks(name, consumer, PRODUCERS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void consumerThatConnectsCompletesTheSystemWithTheGeometryOfItsDoorbell(int rings) {
        String name = this.names.next();
        long instance = leaveUnfinished(name, rings);
        try (MpscConsumer consumer = MpscConsumer.connect(name)) {
            assertThat(snapshot(name).instanceId()).isEqualTo(instance);
            assertThat(consumer.capacity()).isEqualTo(CAPACITY);
            assertWorks(name, consumer, PRODUCERS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anotherGeometryReplacesTheSystemAndItsRings(int rings) {
        String name = this.names.next();
        long instance = leaveUnfinished(name, rings);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate(name, 1, 2 * CAPACITY)) {
            assertThat(snapshot(name).instanceId()).isNotEqualTo(instance);
            assertThat(consumer.capacity()).isEqualTo(2 * CAPACITY);
            assertThat(objects(name)).containsExactly(name + "_doorbell", name + "_ring_0");
            assertWorks(name, consumer, 1);
        }
        assertThat(MpscConsumer.unlink(name)).isTrue();
        assertThat(objects(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void unlinkRemovesWhatThereIs(int rings) {
        String name = this.names.next();
        leaveUnfinished(name, rings);
        assertThat(objects(name)).hasSize(1 + rings);
        assertThat(MpscConsumer.unlink(name)).isTrue();
        assertThat(objects(name)).isEmpty();
        assertThat(MpscConsumer.unlink(name)).isFalse();
    }

    /** Killed between the ring's name and the slot that says whose ring it is. */
    @Test
    void ringWhoseSlotWasNotWrittenIsReplacedByTheNextCreator() {
        String name = this.names.next();
        leaveRingWithoutSlot(name);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY)) {
            assertWorks(name, consumer, PRODUCERS);
        }
        assertThat(MpscConsumer.unlink(name)).isTrue();
        assertThat(objects(name)).isEmpty();
    }

    @Test
    void ringWhoseSlotWasNotWrittenIsRemovedWithTheSystem() {
        String name = this.names.next();
        leaveRingWithoutSlot(name);
        assertThat(MpscConsumer.unlink(name)).isTrue();
        assertThat(objects(name)).isEmpty();
    }

    @Test
    void ringWhoseSlotWasNotWrittenIsRemovedWhenASmallerSystemReplacesIt() {
        String name = this.names.next();
        leaveRingWithoutSlot(name);
        MpscConsumer.create(name, 1, CAPACITY).close();
        assertThat(objects(name)).containsExactly(name + "_doorbell", name + "_ring_0");
    }

    private void leaveRingWithoutSlot(String name) {
        ChildJvm creator = this.children.start(InterruptedCreator.class);
        creator.call("begin", name, PRODUCERS, CAPACITY).value();
        creator.call("build", 1).value();
        creator.call("buildWithoutSlot", 1).value();
        creator.kill();
        assertThat(objects(name)).hasSize(3);
    }

    /** It has connected to nothing yet: the doorbell is there, but not open. */
    @Test
    void producerThatWaitsIsConnectedOnceTheSystemIsComplete() {
        String name = this.names.next();
        ShmOptions patient = ShmOptions.builder()
                .connectTimeout(Duration.ofSeconds(20))
                .openTimeout(Duration.ofSeconds(20))
                .build();
        CompletableFuture<MpscProducer> early =
                CompletableFuture.supplyAsync(() -> MpscProducer.connect(name, 2, patient));
        leaveUnfinished(name, 2);
        CompletableFuture<MpscProducer> late =
                CompletableFuture.supplyAsync(() -> MpscProducer.connect(name, 1, patient));
        assertThat(early).isNotDone();

        try (MpscConsumer consumer = MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY);
                MpscProducer first = early.join();
                MpscProducer second = late.join()) {
            assertThat(first.offer(ByteBuffer.allocate(3))).isTrue();
            assertThat(second.offer(ByteBuffer.allocate(3))).isTrue();
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(2);
        }
    }

    @Test
    void producerThatDoesNotWaitSaysWhatToDo() {
        String name = this.names.next();
        leaveUnfinished(name, 1);
        ShmOptions impatient =
                ShmOptions.builder().openTimeout(Duration.ofMillis(50)).build();
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscProducer.connect(name, impatient))
                .withMessageContaining(name)
                .withMessageContaining("start the consumer");
    }

    /** The kernel frees a dead remover's locks one by one: its roles may still be locked when the life cycle is free. */
    @Test
    void completionWaitsForARemoverThatIsStillDying() {
        String name = this.names.next();
        leaveUnfinished(name, 1);
        ShmOptions patient =
                ShmOptions.builder().openTimeout(Duration.ofSeconds(20)).build();
        ShmObject doorbell = Objects.requireNonNull(MpscSystem.of(name, patient).openDoorbell());
        try {
            CompletableFuture<MpscConsumer> opened;
            try (ObjectLock role = ObjectLock.tryLock(doorbell, RingLayout.producerLock(1))) {
                assertThat(role).isNotNull();
                opened = Background.call(() -> MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY, patient));
                Eventually.isTrue(
                        "somebody completes the system",
                        () -> opened.isDone() || ObjectLock.isHeld(doorbell, RingLayout.LIFECYCLE_LOCK));
            }
            try (MpscConsumer consumer = opened.join()) {
                assertWorks(name, consumer, PRODUCERS);
            }
        } finally {
            doorbell.release();
        }
    }

    @Test
    void producerAtWorkInASystemUnderConstructionIsTold() {
        String name = this.names.next();
        leaveUnfinished(name, 3);
        ShmOptions impatient =
                ShmOptions.builder().openTimeout(Duration.ofMillis(50)).build();
        ShmObject doorbell =
                Objects.requireNonNull(MpscSystem.of(name, impatient).openDoorbell());
        try (ObjectLock role = ObjectLock.tryLock(doorbell, RingLayout.producerLock(2))) {
            assertThat(role).isNotNull();
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY, impatient))
                    .withMessageContaining("producer 2 is at work");
        } finally {
            doorbell.release();
        }
    }

    /** As long as the creator lives, nobody takes its work away. */
    @Test
    void creationUnderWayIsLeftToItsCreator() {
        String name = this.names.next();
        ChildJvm creator = this.children.start(InterruptedCreator.class);
        creator.call("begin", name, PRODUCERS, CAPACITY).value();
        creator.call("build", 1).value();
        ShmOptions impatient =
                ShmOptions.builder().openTimeout(Duration.ofMillis(50)).build();
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY, impatient))
                .withMessageContaining(name);
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscConsumer.unlink(name, impatient))
                .withMessageContaining(name);
        assertThat(objects(name)).containsExactly(name + "_doorbell", name + "_ring_0");
        assertThat(snapshot(name).state()).isEqualTo(ShmSnapshot.State.BUILDING);

        creator.kill();
        try (MpscConsumer consumer = MpscConsumer.openOrCreate(name, PRODUCERS, CAPACITY)) {
            assertWorks(name, consumer, PRODUCERS);
        }
    }
}

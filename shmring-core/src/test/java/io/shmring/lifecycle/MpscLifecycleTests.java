/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmExistsException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MpscLifecycleTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1025, Integer.MAX_VALUE})
    void aNumberOfProducersOutOfRangeIsRefusedWithTheLimits(int producers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MpscConsumer.create("many", producers, 4096, this.directory.options()))
                .withMessageContaining(String.valueOf(producers))
                .withMessageContaining("1 to 1024");
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void theLargestNumberOfProducersWorks() throws IOException {
        try (MpscConsumer consumer = MpscConsumer.create("many", 1024, 4096, this.directory.options());
                MpscProducer last = MpscProducer.connect("many", 1023, this.directory.options())) {
            assertThat(consumer.producers()).isEqualTo(1024);
            assertThat(Files.size(this.directory.resolve("many_doorbell")))
                    .isEqualTo(69632); // 256 + 1024 * 64, rounded
            last.offer(ByteBuffer.allocate(8));
            assertThat(consumer.poll(
                            (payload, record) -> assertThat(record.producer()).isEqualTo(1023), 10))
                    .isEqualTo(1);
        }
        assertThat(this.directory.files()).hasSize(1025);
        assertThat(MpscConsumer.unlink("many", this.directory.options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void aSlotBeyondTheLastIsAnErrorWithBothNumbers() {
        MpscConsumer.create("many", 3, 4096, this.directory.options()).close();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MpscProducer.connect("many", 3, this.directory.options()))
                .withMessageContaining("'many'")
                .withMessageContaining("producer 3")
                .withMessageContaining("has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MpscProducer.connect("many", -1, this.directory.options()))
                .withMessageContaining("-1");
    }

    @Test
    void producersTakeTheFirstFreeSlot() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (MpscConsumer consumer = MpscConsumer.create("many", 3, 4096, impatient);
                MpscProducer first = MpscProducer.connect("many", impatient);
                MpscProducer second = MpscProducer.connect("many", 1, impatient);
                MpscProducer third = MpscProducer.connect("many", impatient)) {
            assertThat(consumer.isOpen()).isTrue();
            assertThat(first.producerId()).isZero();
            assertThat(second.producerId()).isEqualTo(1);
            assertThat(third.producerId()).isEqualTo(2);
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(() -> MpscProducer.connect("many", impatient))
                    .withMessageContaining("each of the producers 0 to 2")
                    .satisfies(held -> assertThat(held.isHeldByThisProcess()).isTrue());
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(() -> MpscProducer.connect("many", 1, impatient))
                    .withMessageContaining("producer 1")
                    .satisfies(held -> assertThat(held.isHeldByThisProcess()).isTrue());
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(() -> MpscConsumer.connect("many", impatient))
                    .withMessageContaining("consumer")
                    .satisfies(held -> assertThat(held.isHeldByThisProcess()).isTrue());
            second.suspend();
            try (MpscProducer next = MpscProducer.connect("many", impatient)) {
                assertThat(next.producerId()).isEqualTo(1);
            }
        }
    }

    @Test
    void createRefusesACompleteSystemAndLeavesItAlone() {
        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 1, 4096, this.directory.options()))
                .withMessageContaining(this.directory.resolve("many_doorbell").toString());
        try (MpscProducer producer = MpscProducer.connect("many", this.directory.options())) {
            assertThat(producer.offer(ByteBuffer.allocate(8))).isTrue();
        }
    }

    @Test
    void connectToNothingSaysWhatToDo() {
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> MpscConsumer.connect("many", this.directory.options()))
                .withMessageContaining(this.directory.resolve("many_doorbell").toString())
                .withMessageContaining("connectTimeout");
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> MpscProducer.connect("many", this.directory.options()))
                .withMessageContaining("start the consumer");
    }

    @Test
    void connectNamesTheOtherKindIfThatIsThere() {
        SpscShm.create("one", 4096, this.directory.options()).close();
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> MpscConsumer.connect("one", this.directory.options()))
                .withMessageContaining("ring of one producer")
                .withMessageContaining("SpscShm");
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> MpscProducer.connect("one", this.directory.options()))
                .withMessageContaining("SpscShm");
    }

    @Test
    void connectWaitsForASystemThatAppearsLater() {
        ShmOptions patient =
                this.directory.builder().connectTimeout(Duration.ofSeconds(30)).build();
        CompletableFuture<Integer> waiting = Background.call(() -> {
            try (MpscProducer producer = MpscProducer.connect("many", patient)) {
                return producer.producerId();
            }
        });
        assertThat(waiting).isNotDone();
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.directory.options())) {
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(0);
            assertThat(consumer.isOpen()).isTrue();
        }
    }

    @Test
    void openOrCreateRefusesAnotherGeometryWithTheNumbers() {
        ShmOptions stamped = this.directory.builder().stamped(true).build();
        MpscConsumer.create("many", 2, 8192, this.directory.options()).close();
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 3, 8192, this.directory.options()))
                .withMessageContaining("each of 2 producers")
                .withMessageContaining("each of 3 producers");
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()))
                .withMessageContaining("8192 bytes")
                .withMessageContaining("4096 bytes");
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 2, 8192, stamped))
                .withMessageContaining("not stamped");
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 8000, this.directory.options())) {
            assertThat(consumer.capacity()).isEqualTo(8192);
        }
    }

    @Test
    void openOrCreateFindsWhatWasWritten() {
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options());
                MpscProducer producer = MpscProducer.connect("many", 1, this.directory.options())) {
            producer.offer(ByteBuffer.allocate(8));
            assertThat(consumer.available(1)).isEqualTo(16);
        }
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options())) {
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
        }
    }

    // ---- unfinished creations

    @Test
    void aCreationLeftUnfinishedIsCompletedIfItIsTheSame() {
        long system = leaveBuilding(2, 4096);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options());
                MpscProducer producer = MpscProducer.connect("many", 1, this.directory.options())) {
            assertThat(doorbell().getLong(RingFile.INSTANCE_ID)).isEqualTo(system);
            producer.offer(ByteBuffer.allocate(8));
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
        }
        leaveBuilding(2, 4096);
        MpscConsumer.connect("many", this.directory.options()).close();
        leaveBuilding(2, 4096);
        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0", "many_ring_1");
    }

    @Test
    void aCreationLeftUnfinishedIsReplacedIfItIsAnother() {
        long system = leaveBuilding(3, 4096);
        try (MpscConsumer consumer = MpscConsumer.create("many", 1, 8192, this.directory.options())) {
            assertThat(consumer.producers()).isEqualTo(1);
            assertThat(consumer.capacity()).isEqualTo(8192);
            assertThat(doorbell().getLong(RingFile.INSTANCE_ID)).isNotEqualTo(system);
        }
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0");
    }

    @Test
    void aCreationLeftUnfinishedCanBeUnlinked() {
        leaveBuilding(3, 4096);
        assertThat(MpscConsumer.unlink("many", this.directory.options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void aRingLinkedButNotYetInItsSlotIsRemovedToo() {
        leaveBuilding(3, 4096);
        doorbell().putLong(RingFile.DATA + 2 * 64, 0); // the creator died between the link and the slot
        assertThat(MpscConsumer.unlink("many", this.directory.options())).isTrue();
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void aProducerWaitsForACreationAndSaysSoWhenItDoesNotEnd() {
        leaveBuilding(2, 4096);
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscProducer.connect("many", impatient))
                .withMessageContaining(this.directory.resolve("many_doorbell").toString())
                .withMessageContaining("start the consumer");

        ShmOptions patient =
                this.directory.builder().openTimeout(Duration.ofSeconds(30)).build();
        CompletableFuture<MpscProducer> waiting = Background.call(() -> MpscProducer.connect("many", patient));
        assertThat(waiting).isNotDone();
        MpscConsumer.openOrCreate("many", 2, 4096, this.directory.options()).close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).satisfies(MpscProducer::close);
    }

    @Test
    void aRingLeftByAnEarlierSystemIsReplaced() throws IOException {
        MpscConsumer.create("many", 2, 4096, this.directory.options()).close();
        long leftover = RingFile.map(this.directory.resolve("many_ring_1")).getLong(RingFile.INSTANCE_ID);
        Files.delete(this.directory.resolve("many_doorbell"));
        Files.delete(this.directory.resolve("many_ring_0"));
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 8192, this.directory.options())) {
            assertThat(consumer.capacity()).isEqualTo(8192);
        }
        RingFile ring = RingFile.map(this.directory.resolve("many_ring_1"));
        assertThat(ring.getLong(RingFile.INSTANCE_ID)).isNotEqualTo(leftover);
        assertThat(ring.getLong(RingFile.SYSTEM_ID)).isEqualTo(doorbell().getLong(RingFile.INSTANCE_ID));
        assertThat(ring.getLong(RingFile.INSTANCE_ID)).isEqualTo(doorbell().getLong(RingFile.DATA + 64));
    }

    @Test
    void aRingOfAnotherSystemIsNotTakenForAnOwnOne() throws IOException {
        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        MpscConsumer.create("other", 1, 4096, this.directory.options()).close();
        Files.delete(this.directory.resolve("many_ring_0"));
        Files.move(this.directory.resolve("other_ring_0"), this.directory.resolve("many_ring_0"));
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        assertThatExceptionOfType(ShmNotReadyException.class).isThrownBy(() -> MpscConsumer.connect("many", impatient));
        assertThatExceptionOfType(ShmNotReadyException.class).isThrownBy(() -> MpscProducer.connect("many", impatient));
    }

    private RingFile doorbell() {
        return RingFile.map(this.directory.resolve("many_doorbell"));
    }

    /** What a creator leaves that dies before its last step. Returns the system's id. */
    private long leaveBuilding(int producers, long capacity) {
        MpscConsumer.openOrCreate("many", producers, capacity, this.directory.options())
                .close();
        return doorbell().putInt(RingFile.STATE, 0).getLong(RingFile.INSTANCE_ID);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A doorbell and a ring that do not name each other are no system: each of the signs by which one knows the other. */
@Timeout(60)
class ForeignPartTests {

    private static final int SLOT = 64;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private RingFile doorbell;

    @BeforeEach
    void create() {
        MpscConsumer.create("many", 2, 4096, options()).close();
        this.doorbell = RingFile.map(this.directory.resolve("many_doorbell"));
    }

    @Test
    void aSlotThatNamesAnotherRing() {
        this.doorbell.putLong(RingFile.DATA + SLOT, 4711);
        assertNoSystem();
        assertThat(MpscConsumer.unlink("many", options())).isTrue();
        assertThat(this.directory.files())
                .as("the ring is the system's all the same")
                .isEmpty();
    }

    @Test
    void aRingOfAnotherSystemThatTheSlotNames() throws IOException {
        RingFile foreign = exchange(2, 4096);
        this.doorbell.putLong(RingFile.DATA + SLOT, foreign.getLong(RingFile.INSTANCE_ID));
        assertNoSystem();
        assertLeftAloneByRemoval(foreign);
    }

    @Test
    void aRingOfAnotherSlot() throws IOException {
        RingFile foreign = exchange(2, 4096);
        foreign.putLong(RingFile.SYSTEM_ID, this.doorbell.getLong(RingFile.INSTANCE_ID));
        foreign.putShort(RingFile.RING_INDEX, 0);
        this.doorbell.putLong(RingFile.DATA + SLOT, foreign.getLong(RingFile.INSTANCE_ID));
        assertNoSystem();
        assertLeftAloneByRemoval(foreign);
    }

    @Test
    void aRingOfAnotherCapacity() throws IOException {
        RingFile foreign = exchange(2, 8192);
        foreign.putLong(RingFile.SYSTEM_ID, this.doorbell.getLong(RingFile.INSTANCE_ID));
        this.doorbell.putLong(RingFile.DATA + SLOT, foreign.getLong(RingFile.INSTANCE_ID));
        assertNoSystem();
    }

    @Test
    void theInspectorTellsOnlyOfOwnRings() throws IOException {
        exchange(2, 4096);
        try (ShmInspector inspector = ShmInspector.open("many", options())) {
            assertThat(inspector.snapshot().rings())
                    .singleElement()
                    .satisfies(ring -> assertThat(ring.producerId()).isZero());
        }
    }

    /** Puts the second ring of another system into the place of the own one. */
    private RingFile exchange(int producers, long capacity) throws IOException {
        MpscConsumer.create("other", producers, capacity, options()).close();
        Files.delete(this.directory.resolve("many_ring_1"));
        Files.move(this.directory.resolve("other_ring_1"), this.directory.resolve("many_ring_1"));
        return RingFile.map(this.directory.resolve("many_ring_1"));
    }

    private void assertNoSystem() {
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscConsumer.connect("many", options()))
                .withMessageContaining("ring 'many'")
                .withMessageContaining("many_ring_1 is not the ring that belongs to it")
                .withMessageContaining("unlink the system by force");
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscProducer.connect("many", 1, options()))
                .withMessageContaining("ring 'many'")
                .withMessageContaining("many_ring_1 is not the ring that belongs to it");
        try (MpscProducer other = MpscProducer.connect("many", 0, options())) {
            assertThat(other.producerId()).as("whose ring is in order").isZero();
        }
    }

    private void assertLeftAloneByRemoval(RingFile foreign) {
        byte[] before = foreign.content();
        assertThat(MpscConsumer.forceUnlink("many", options())).isTrue();
        assertThat(this.directory.files()).contains("many_ring_1").doesNotContain("many_doorbell", "many_ring_0");
        assertThat(foreign.content()).isEqualTo(before);
    }

    private ShmOptions options() {
        return this.directory.builder().openTimeout(Duration.ofMillis(50)).build();
    }
}

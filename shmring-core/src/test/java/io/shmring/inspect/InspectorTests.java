/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmProducer;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InspectorTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void tellsEveryFigureOfARing() {
        Instant before = Instant.now().minusMillis(1);
        try (SpscShm ring = SpscShm.create(
                        "ring", 4096, this.directory.builder().stamped(true).build());
                ShmInspector inspector = inspector("ring")) {
            ShmProducer producer = ring.producer();
            while (producer.offer(ByteBuffer.allocate(48))) {
                assertThat(producer.available()).isPositive();
            }
            ring.consumer().poll((payload, record) -> {}, 5);
            ring.consumer().suspend();
            ring.consumer().resume();
            ShmSnapshot snapshot = inspector.snapshot();
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            assertThat(snapshot.name()).isEqualTo("ring");
            assertThat(snapshot.kind()).isEqualTo(ShmSnapshot.Kind.SPSC);
            assertThat(snapshot.state()).isEqualTo(ShmSnapshot.State.OPEN);
            assertThat(snapshot.removal()).isEqualTo(ShmSnapshot.Removal.NONE);
            assertThat(snapshot.layoutMajor()).isEqualTo(1);
            assertThat(snapshot.instanceId()).isNotZero().isEqualTo(file.getLong(RingFile.INSTANCE_ID));
            assertThat(snapshot.created()).isBetween(before, Instant.now());
            assertThat(snapshot.capacity()).isEqualTo(4096);
            assertThat(snapshot.stamped()).isTrue();
            assertThat(snapshot.dataRescues()).isZero();
            assertThat(snapshot.rejects()).isZero();
            long pid = ProcessHandle.current().pid();
            assertThat(snapshot.consumer()).isEqualTo(new ShmSnapshot.Role(true, pid, 2));
            assertThat(snapshot.rings())
                    .containsExactly(new ShmSnapshot.Ring(
                            -1, 59 * 64, 5 * 64, 64 * 64, 5 * 64, 64, 5, 1, 0, new ShmSnapshot.Role(true, pid, 1)));
            assertThat(snapshot.available()).isEqualTo(59 * 64);
            assertThat(snapshot.freeSpace()).isEqualTo(5 * 64);
        }
    }

    @Test
    void tellsEverySlotOfASystem() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 3, 4096, this.directory.options());
                MpscProducer producer = MpscProducer.connect("many", 1, this.directory.options());
                ShmInspector inspector = inspector("many")) {
            producer.offer(ByteBuffer.allocate(8));
            ShmSnapshot snapshot = inspector.snapshot();
            assertThat(snapshot.kind()).isEqualTo(ShmSnapshot.Kind.MPSC);
            assertThat(snapshot.consumer().held()).isTrue();
            assertThat(snapshot.rings())
                    .extracting(ShmSnapshot.Ring::producerId)
                    .containsExactly(0, 1, 2);
            assertThat(snapshot.rings())
                    .extracting(ring -> ring.producer().held())
                    .containsExactly(false, true, false);
            assertThat(snapshot.rings()).extracting(ShmSnapshot.Ring::available).containsExactly(0L, 16L, 0L);
            consumer.suspend();
            producer.suspend();
            ShmSnapshot after = inspector.snapshot();
            assertThat(after.consumer()).isEqualTo(new ShmSnapshot.Role(false, 0, 1));
            assertThat(after.rings().get(1).producer()).isEqualTo(new ShmSnapshot.Role(false, 0, 1));
        }
    }

    @Test
    void takesNoRoleAndChangesNothing() {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        try (ShmInspector inspector = inspector("ring")) {
            assertThat(inspector.snapshot().rings()).hasSize(1);
            assertThat(SpscShm.unlink("ring", this.directory.options()))
                    .as("an inspector hinders nobody")
                    .isTrue();
            assertThat(inspector.isCurrent()).isFalse();
            assertThat(inspector.snapshot().state()).isEqualTo(ShmSnapshot.State.REMOVED);
            assertThat(inspector.snapshot().removal()).isEqualTo(ShmSnapshot.Removal.UNLINKED);
        }
        SpscShm.create("ring", 4096, this.directory.options()).close();
        RingFile file = RingFile.map(this.directory.resolve("ring"));
        byte[] before = file.content();
        try (ShmInspector inspector = inspector("ring")) {
            assertThat(inspector.snapshot().consumer().epoch()).isZero();
        }
        assertThat(file.content()).isEqualTo(before);
    }

    @Test
    void needsOnlyTheRightToReadAndMapsReadOnly() throws IOException {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        Path path = this.directory.resolve("ring");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        try (ShmInspector inspector = inspector("ring");
                Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            List<String> mine =
                    maps.filter(line -> line.endsWith(path.toString())).toList();
            assertThat(mine).hasSize(1).allSatisfy(line -> assertThat(line).contains(" r--s "));
            assertThat(inspector.snapshot().capacity()).isEqualTo(4096);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, BUILDING", "1, OPEN", "2, REMOVED", "3, UNKNOWN", "-1, UNKNOWN"})
    void namesTheState(int value, ShmSnapshot.State state) {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        RingFile.map(this.directory.resolve("ring")).putInt(RingFile.STATE, value);
        try (ShmInspector inspector = inspector("ring")) {
            assertThat(inspector.snapshot().state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, UNLINKED", "2, FORCED", "3, REPLACED", "9, NONE"})
    void namesTheReasonOfARemoval(int value, ShmSnapshot.Removal removal) {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        RingFile.map(this.directory.resolve("ring")).putInt(RingFile.REASON, value);
        try (ShmInspector inspector = inspector("ring")) {
            assertThat(inspector.snapshot().removal()).isEqualTo(removal);
        }
    }

    @Test
    void showsASystemUnderConstruction() throws IOException {
        MpscConsumer.create("many", 3, 4096, this.directory.options()).close();
        RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
        Files.delete(this.directory.resolve("many_ring_1"));
        Files.delete(this.directory.resolve("many_ring_2"));
        try (ShmInspector inspector = inspector("many")) {
            ShmSnapshot snapshot = inspector.snapshot();
            assertThat(snapshot.state()).isEqualTo(ShmSnapshot.State.BUILDING);
            assertThat(snapshot.rings()).hasSize(1);
        }
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0");
    }

    @Test
    void clampsGarbage() {
        SpscShm.create("ring", 4096, this.directory.options()).close();
        RingFile.map(this.directory.resolve("ring"))
                .putLong(RingFile.HEAD, 1 << 20)
                .putInt(RingFile.CONSUMER_PID, -1);
        try (ShmInspector inspector = inspector("ring")) {
            assertThat(inspector.snapshot().available()).isEqualTo(4096);
            assertThat(inspector.snapshot().freeSpace()).isZero();
            assertThat(inspector.snapshot().consumer().pid()).isEqualTo(0xFFFF_FFFFL);
            assertThat(inspector.snapshot().consumer().held()).isFalse();
        }
    }

    @Test
    void saysWhatIsMissingAndThatItIsClosed() {
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> inspector("ring"))
                .withMessageContaining(this.directory.resolve("ring").toString())
                .withMessageContaining(this.directory.resolve("ring_doorbell").toString());
        SpscShm.create("ring", 4096, this.directory.options()).close();
        ShmInspector inspector = inspector("ring");
        inspector.close();
        inspector.close();
        assertThat(inspector.isCurrent()).isFalse();
        assertThatIllegalStateException().isThrownBy(inspector::snapshot);
    }

    private ShmInspector inspector(String name) {
        return ShmInspector.open(name, this.directory.options());
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.MpscConsumer;
import io.shmring.ShmConsumer;
import io.shmring.ShmExistsException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SpscLifecycleTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @ParameterizedTest
    @CsvSource({"1, 4096", "4095, 4096", "4096, 4096", "4097, 8192", "5000, 8192", "65536, 65536", "65537, 131072"})
    void capacityIsRoundedUpToAPowerOfTwo(long asked, long expected) throws IOException {
        try (SpscShm ring = SpscShm.create("ring", asked, this.directory.options())) {
            assertThat(ring.capacity()).isEqualTo(expected);
            assertThat(ring.freeSpace()).isEqualTo(expected);
            assertThat(Files.size(this.directory.resolve("ring"))).isEqualTo(256 + expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, (1L << 30) + 1, 1L << 31, 1L << 32, Long.MAX_VALUE})
    void aCapacityOutOfRangeIsRefusedWithTheLimits(long asked) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpscShm.create("ring", asked, this.directory.options()))
                .withMessageContaining(String.valueOf(asked))
                .withMessageContaining("1 to 1073741824");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpscShm.openOrCreate("ring", asked, this.directory.options()));
        assertThat(this.directory.files()).isEmpty();
    }

    @Test
    void theNameMayHaveALeadingSlash() {
        try (SpscShm created = SpscShm.create("/ring", 4096, this.directory.options());
                SpscShm connected = SpscShm.connect("ring", this.directory.options())) {
            assertThat(created.name()).isEqualTo("ring");
            assertThat(connected.name()).isEqualTo("ring");
        }
        assertThat(this.directory.files()).containsExactly("ring");
        assertThat(SpscShm.unlink("/ring", this.directory.options())).isTrue();
    }

    @Test
    void createRefusesWhatExistsAndLeavesItAlone() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            assertThat(ring.producer().offer(text("kept"))).isTrue();
            assertThatExceptionOfType(ShmExistsException.class)
                    .isThrownBy(() -> SpscShm.create("ring", 4096, this.directory.options()))
                    .withMessageContaining(this.directory.resolve("ring").toString())
                    .withMessageContaining("openOrCreate");
            assertThat(ring.isCurrent()).isTrue();
            assertThat(ring.available()).isEqualTo(16);
        }
        assertThat(this.directory.files()).containsExactly("ring");
    }

    @Test
    void connectToNothingSaysWhatToDo() {
        assertThatExceptionOfType(ShmNotFoundException.class)
                .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                .withMessageContaining(this.directory.resolve("ring").toString())
                .withMessageContaining("connectTimeout")
                .satisfies(thrown -> assertThat(thrown.ring()).isEqualTo("ring"));
    }

    @Test
    void connectNamesTheOtherKindIfThatIsThere() {
        try (MpscConsumer system = MpscConsumer.create("ring", 1, 4096, this.directory.options())) {
            assertThat(system.isOpen()).isTrue();
            assertThatExceptionOfType(ShmNotFoundException.class)
                    .isThrownBy(() -> SpscShm.connect("ring", this.directory.options()))
                    .withMessageContaining("system of many producers")
                    .withMessageContaining("MpscProducer");
        }
    }

    @Test
    void connectWaitsForARingThatAppearsLater() {
        ShmOptions patient =
                this.directory.builder().connectTimeout(Duration.ofSeconds(30)).build();
        CompletableFuture<Long> waiting = Background.call(() -> {
            try (SpscShm ring = SpscShm.connect("ring", patient)) {
                return ring.capacity();
            }
        });
        assertThat(waiting).isNotDone();
        SpscShm.create("ring", 8192, this.directory.options()).close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(8192L);
    }

    @Test
    void openOrCreateFindsWhatWasWritten() {
        try (SpscShm ring = SpscShm.openOrCreate("ring", 5000, this.directory.options())) {
            ring.producer().offer(text("kept"));
        }
        try (SpscShm ring = SpscShm.openOrCreate("ring", 8192, this.directory.options())) {
            ByteBuffer view = ring.consumer().peek();
            assertThat(view).isEqualTo(text("kept"));
        }
    }

    @Test
    void openOrCreateRefusesAnotherCapacityWithBothNumbers() {
        SpscShm.create("ring", 8192, this.directory.options()).close();
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", 4096, this.directory.options()))
                .withMessageContaining("8192 bytes")
                .withMessageContaining("4096 bytes");
        assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openOrCreateRefusesTheOtherStampingUnlessItIsAllTheSame(boolean stamped) {
        ShmOptions as = this.directory.builder().stamped(stamped).build();
        ShmOptions other = this.directory.builder().stamped(!stamped).build();
        SpscShm.create("ring", 4096, as).close();
        assertThatExceptionOfType(ShmGeometryException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", 4096, other))
                .withMessageContaining(stamped ? "4096 bytes, stamped" : "4096 bytes, not stamped")
                .withMessageContaining(stamped ? "asked for were 4096 bytes, not stamped" : "4096 bytes, stamped");
        try (SpscShm ring = SpscShm.openOrCreate("ring", 4096, this.directory.options())) {
            assertThat(ring.isStamped()).isEqualTo(stamped);
        }
        try (SpscShm ring = SpscShm.connect("ring", other)) {
            assertThat(ring.isStamped()).isEqualTo(stamped);
        }
    }

    @Test
    void neitherKindIsCreatedUnderANameOfTheOther() {
        SpscShm.create("one", 4096, this.directory.options()).close();
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> MpscConsumer.create("one", 2, 4096, this.directory.options()))
                .withMessageContaining(this.directory.resolve("one").toString())
                .withMessageContaining("ring of one producer");
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("one", 2, 4096, this.directory.options()));

        MpscConsumer.create("many", 1, 4096, this.directory.options()).close();
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> SpscShm.create("many", 4096, this.directory.options()))
                .withMessageContaining(this.directory.resolve("many_doorbell").toString())
                .withMessageContaining("system of many producers");
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("many", 4096, this.directory.options()));
        assertThat(this.directory.files()).containsExactly("many_doorbell", "many_ring_0", "one");
    }

    // ---- roles

    @Test
    void aRoleHasOneHolderAlsoWithinOneProcess() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (SpscShm first = SpscShm.create("ring", 4096, impatient);
                SpscShm second = SpscShm.connect("ring", impatient)) {
            ShmProducer producer = first.producer();
            first.consumer();
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(second::producer)
                    .withMessageContaining("role of producer")
                    .withMessageContaining("pid " + ProcessHandle.current().pid() + ", which is this process")
                    .satisfies(held -> {
                        assertThat(held.isHeldByThisProcess()).isTrue();
                        assertThat(held.lastKnownPid())
                                .isEqualTo(ProcessHandle.current().pid());
                    });
            assertThatExceptionOfType(ShmRoleHeldException.class)
                    .isThrownBy(second::consumer)
                    .withMessageContaining("role of consumer");
            producer.close();
            assertThat(second.producer().offer(text("mine now"))).isTrue();
        }
    }

    @Test
    void aRoleIsWaitedForUntilTheTimeout() {
        ShmOptions patient =
                this.directory.builder().openTimeout(Duration.ofSeconds(30)).build();
        try (SpscShm first = SpscShm.create("ring", 4096, this.directory.options());
                SpscShm second = SpscShm.connect("ring", patient)) {
            ShmProducer held = first.producer();
            CompletableFuture<ShmProducer> waiting = Background.call(second::producer);
            assertThat(waiting).isNotDone();
            held.close();
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void theSameHandleIsGivenOutUntilItIsClosedAndThenANewOne() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            assertThat(ring.producer()).isSameAs(producer);
            assertThat(ring.consumer()).isSameAs(consumer);
            producer.offer(text("one"));
            producer.close();
            consumer.close();
            ShmProducer next = ring.producer();
            assertThat(next).isNotSameAs(producer);
            next.offer(text("two"));
            assertThat(ring.consumer().poll((payload, record) -> {}, 10)).isEqualTo(2);
        }
    }

    @Test
    void closingTheRingClosesItsRolesAndLeavesTheContent() {
        SpscShm ring = SpscShm.create("ring", 4096, this.directory.options());
        ShmProducer producer = ring.producer();
        ShmConsumer consumer = ring.consumer();
        producer.offer(text("kept"));
        ring.close();
        ring.close();
        assertThat(producer.isOpen()).isFalse();
        assertThat(consumer.isOpen()).isFalse();
        assertThat(ring.isCurrent()).isFalse();
        assertThatIllegalStateException().isThrownBy(ring::producer).withMessageContaining("'ring'");
        assertThatIllegalStateException().isThrownBy(ring::consumer);
        assertThatIllegalStateException().isThrownBy(ring::available);
        assertThatIllegalStateException().isThrownBy(ring::freeSpace);
        try (SpscShm again = SpscShm.connect("ring", this.directory.options())) {
            assertThat(again.consumer().peek()).isEqualTo(text("kept"));
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}

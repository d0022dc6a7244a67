/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmInspector;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.testing.RingDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody deletes one ring of a system that is in use: messages go on between those who have it open, they can tell, and
 * whoever comes next is told which file is missing and what to do.
 */
@Timeout(60)
class MissingRingTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private ShmOptions options;
    private Path ring;

    @BeforeEach
    void options() {
        this.options =
                this.directory.builder().openTimeout(Duration.ofMillis(50)).build();
        this.ring = this.directory.resolve("many_ring_1");
    }

    @Test
    void messagesGoOnAndEitherSideCanTell() throws IOException {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.options);
                MpscProducer first = MpscProducer.connect("many", 0, this.options);
                MpscProducer second = MpscProducer.connect("many", 1, this.options)) {
            Files.delete(this.ring);
            assertThat(second.isCurrent()).isFalse();
            assertThat(consumer.isCurrent()).isFalse();
            assertThat(first.isCurrent()).as("that of another ring").isTrue();
            int received = 0;
            for (int i = 0; i < 1000; i++) { // often enough for each to look at its path
                assertThat(first.offer(ByteBuffer.allocate(8))).isTrue();
                assertThat(second.offer(ByteBuffer.allocate(8))).isTrue();
                received += consumer.poll((payload, record) -> {}, 10);
            }
            assertThat(received).isEqualTo(2000);
            assertThat(consumer.waitForData(Duration.ofMillis(250)))
                    .as("after idle slices")
                    .isFalse();
            assertThat(second.offer(ByteBuffer.allocate(8))).isTrue();
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
        }
    }

    @Test
    void newcomersAreToldWhichFileIsMissing() throws IOException {
        MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.options);
        Files.delete(this.ring);
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscProducer.connect("many", 1, this.options))
                .withMessageContaining(this.ring.toString())
                .withMessageContaining("unlink the system by force");
        try (MpscProducer other = MpscProducer.connect("many", this.options);
                ShmInspector inspector = ShmInspector.open("many", this.options)) {
            assertThat(other.producerId())
                    .as("the slots before it are free to take")
                    .isZero();
            assertThat(inspector.snapshot().rings()).hasSize(1);
        }
        consumer.close();
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 2, 4096, this.options))
                .withMessageContaining(this.ring.toString());
    }

    @Test
    void aSuspendedProducerCannotResumeOnIt() throws IOException {
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, this.options);
                MpscProducer second = MpscProducer.connect("many", 1, this.options)) {
            assertThat(second.suspend()).isTrue();
            Files.delete(this.ring);
            assertThatExceptionOfType(ShmNotReadyException.class)
                    .isThrownBy(second::resume)
                    .withMessageContaining(this.ring.toString());
            assertThat(second.isSuspended()).isTrue();
            assertThat(consumer.isCurrent()).isFalse();
        }
    }

    @Test
    void theAdviceHelps() throws IOException {
        MpscConsumer.create("many", 2, 4096, this.options).close();
        Files.delete(this.ring);
        assertThat(MpscConsumer.forceUnlink("many", this.options)).isTrue();
        assertThat(this.directory.files()).isEmpty();
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 4096, this.options);
                MpscProducer second = MpscProducer.connect("many", 1, this.options)) {
            assertThat(second.isCurrent()).isTrue();
            assertThat(consumer.isCurrent()).isTrue();
        }
    }
}

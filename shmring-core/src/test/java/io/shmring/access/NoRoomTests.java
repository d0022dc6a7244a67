/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmAccessException;
import io.shmring.ShmExistsException;
import io.shmring.ShmNoSpaceException;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.testing.Tmpfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A small tmpfs of the test's own: full, or read-only. Needs the right to mount, which root has. */
@Timeout(60)
class NoRoomTests {

    private static final int SIZE = 256 * 1024;

    @RegisterExtension
    final Tmpfs tmpfs = new Tmpfs("size=" + SIZE);

    private Path small;
    private ShmOptions options;

    @BeforeEach
    void options() {
        this.small = this.tmpfs.path();
        this.options = this.tmpfs.options();
    }

    @Test
    void aRingThatDoesNotFitIsRefusedWithTheFiguresAndLeavesNothing() {
        assertThatExceptionOfType(ShmNoSpaceException.class)
                .isThrownBy(() -> SpscShm.create("ring", 1 << 20, this.options))
                .withMessageContaining(this.small.toString())
                .withMessageContaining(String.valueOf(256 + (1 << 20)))
                .withMessageContaining("smaller capacity")
                .satisfies(noSpace -> {
                    assertThat(noSpace.needed()).isEqualTo(256 + (1 << 20));
                    assertThat(noSpace.usable()).isBetween(0L, (long) SIZE);
                });
        assertThat(this.tmpfs.files()).isEmpty();
        assertThatExceptionOfType(ShmNoSpaceException.class)
                .isThrownBy(() -> SpscShm.openOrCreate("ring", SIZE, this.options));
        assertThat(this.tmpfs.files()).isEmpty();
        try (SpscShm ring = SpscShm.create("ring", SIZE / 2, this.options)) {
            assertThat(ring.producer().offer(ByteBuffer.allocate(1000)))
                    .as("what was refused gave its pages back")
                    .isTrue();
        }
    }

    @Test
    void aSystemThatRunsOutOfRoomHalfWayLeavesNothingAndIsCreatedWhenThereIsRoom() throws IOException {
        Path ballast = Files.write(this.small.resolve("ballast"), new byte[150 * 1024]);
        assertThatExceptionOfType(ShmNoSpaceException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 3, 1 << 15, this.options))
                .withMessageContaining(this.small.toString())
                .satisfies(noSpace -> assertThat(noSpace.getSuppressed()).isEmpty());
        assertThat(this.tmpfs.files()).containsExactly("ballast");
        assertThatExceptionOfType(ShmNoSpaceException.class)
                .isThrownBy(() -> MpscConsumer.openOrCreate("many", 3, 1 << 15, this.options));
        assertThat(this.tmpfs.files()).containsExactly("ballast");
        Files.delete(ballast);
        try (MpscConsumer consumer = MpscConsumer.openOrCreate("many", 3, 1 << 15, this.options);
                MpscProducer producer = MpscProducer.connect("many", 2, this.options)) {
            producer.offer(ByteBuffer.allocate(8));
            assertThat(consumer.poll((payload, record) -> {}, 1)).isEqualTo(1);
        }
    }

    @Test
    void whatExistsIsSaidToExistEvenIfThereIsNoRoom() throws IOException {
        SpscShm.create("ring", 1 << 15, this.options).close();
        MpscConsumer.create("many", 1, 1 << 15, this.options).close();
        fillUp();
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> SpscShm.create("ring", 1 << 15, this.options));
        assertThatExceptionOfType(ShmExistsException.class)
                .isThrownBy(() -> MpscConsumer.create("many", 1, 1 << 15, this.options));
    }

    @Test
    void whatExistsIsOpenedEvenIfThereIsNoRoomForMore() throws IOException {
        SpscShm.create("ring", 1 << 15, this.options).close();
        MpscConsumer.create("many", 2, 1 << 15, this.options).close();
        fillUp();
        try (SpscShm ring = SpscShm.openOrCreate("ring", 1 << 15, this.options);
                MpscConsumer consumer = MpscConsumer.openOrCreate("many", 2, 1 << 15, this.options)) {
            while (ring.producer().offer(ByteBuffer.allocate(1000))) {
                assertThat(ring.available()).isPositive();
            }
            assertThat(consumer.producers()).isEqualTo(2);
        }
    }

    @Test
    void aReadOnlyDirectoryIsNamed() {
        SpscShm.create("ring", 1 << 15, this.options).close();
        this.tmpfs.remount("ro");
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.create("other", 1 << 15, this.options))
                .withMessageContaining(this.small.toString())
                .withMessageContaining("EROFS");
        assertThatExceptionOfType(ShmAccessException.class)
                .isThrownBy(() -> SpscShm.connect("ring", this.options))
                .withMessageContaining("EROFS");
    }

    private void fillUp() {
        try {
            Files.write(this.small.resolve("ballast"), new byte[SIZE]);
        } catch (IOException full) {
            assertThat(this.small.resolve("ballast")).exists();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmRoleHeldException;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without any patience, or interrupted, everything that needs nobody else still works, and the rest fails at once. */
@Timeout(30)
class ZeroTimeoutTests {

    private static final int REMOVED = 2;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private ShmOptions impatient;

    @BeforeEach
    void options() {
        this.impatient = this.directory
                .builder()
                .openTimeout(Duration.ZERO)
                .closeTimeout(Duration.ZERO)
                .build();
    }

    @Test
    void whatADeadRemoverLeftIsFinished() {
        SpscShm.create("ring", 4096, this.impatient).close();
        leaveRemoved("ring");
        SpscShm.create("ring", 8192, this.impatient).close();
        leaveRemoved("ring");
        SpscShm.openOrCreate("ring", 4096, this.impatient).close();
        leaveRemoved("ring");
        assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(() -> SpscShm.connect("ring", this.impatient));

        MpscConsumer.create("many", 2, 4096, this.impatient).close();
        leaveRemoved("many_doorbell");
        MpscConsumer.openOrCreate("many", 3, 4096, this.impatient).close();
    }

    @Test
    void aProducerCannotFinishARemovalAndSaysSo() {
        MpscConsumer.create("many", 2, 4096, this.impatient).close();
        leaveRemoved("many_doorbell");
        assertThatExceptionOfType(ShmNotReadyException.class)
                .isThrownBy(() -> MpscProducer.connect("many", this.impatient))
                .withMessageContaining("not finished");
        assertThat(this.directory.files()).contains("many_doorbell");
    }

    @Test
    void aHeldRoleIsToldAtOnceAlsoToAnInterruptedThread() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.impatient);
                SpscShm other = SpscShm.connect("ring", this.directory.options())) {
            ring.producer();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(ShmRoleHeldException.class).isThrownBy(other::producer);
            assertThat(other.consumer().isOpen()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closeGivesTheRoleBackWhenNobodyIsInside() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.impatient)) {
            ring.producer().close();
            assertThat(ring.producer().isOpen()).isTrue();
        }
    }

    private void leaveRemoved(String file) {
        RingFile.map(this.directory.resolve(file)).putInt(RingFile.STATE, REMOVED);
    }
}

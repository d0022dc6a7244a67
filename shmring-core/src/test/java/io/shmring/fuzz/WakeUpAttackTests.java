/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A peer that lies about its sleep costs a system call for each lie, and no more. */
@Timeout(60)
class WakeUpAttackTests {

    private static final int MESSAGES = 1000;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void aConsumerThatAlwaysSeemsAsleepIsWokenOnce() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            int before = file.putLong(RingFile.DATA_ARM, 4711).getInt(RingFile.DATA_SEQ);
            stream(producer, consumer);
            assertThat(producer.wakeups()).isEqualTo(1);
            assertThat(file.getInt(RingFile.DATA_SEQ) - before).as("bumps").isEqualTo(1);
            file.putLong(RingFile.DATA_ARM, -1);
            stream(producer, consumer);
            assertThat(producer.wakeups()).isEqualTo(2);
            file.putLong(RingFile.DATA_ARM, 8);
            stream(producer, consumer);
            assertThat(producer.wakeups()).isEqualTo(2);
        }
    }

    @Test
    void aProducerThatAlwaysSeemsAsleepIsWokenOnce() {
        try (SpscShm ring = SpscShm.create("ring", 4096, this.directory.options())) {
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            ShmProducer producer = ring.producer();
            ShmConsumer consumer = ring.consumer();
            int before = file.putLong(RingFile.SPACE_WANT, Long.MAX_VALUE).getInt(RingFile.SPACE_SEQ);
            file.putLong(RingFile.SPACE_ARM, 4711);
            stream(producer, consumer);
            assertThat(consumer.wakeups()).as("it wants more than there is").isZero();
            file.putLong(RingFile.SPACE_WANT, 0);
            stream(producer, consumer);
            assertThat(consumer.wakeups()).isEqualTo(1);
            assertThat(file.getInt(RingFile.SPACE_SEQ) - before).as("bumps").isEqualTo(1);
        }
    }

    private static void stream(ShmProducer producer, ShmConsumer consumer) {
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(producer.offer(ByteBuffer.allocate(8))).isTrue();
            assertThat(consumer.poll((payload, record) -> {}, 10)).isEqualTo(1);
        }
    }
}

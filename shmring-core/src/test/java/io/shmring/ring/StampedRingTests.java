/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class StampedRingTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    @Test
    void everyRecordCarriesTheTimeAtWhichItWasFinished() {
        try (SpscShm ring = SpscShm.create(
                "ring", 4096, this.directory.builder().stamped(true).build())) {
            assertThat(ring.isStamped()).isTrue();
            ShmProducer producer = ring.producer();
            assertThat(producer.claim(8)).isNotNull();
            long before = System.nanoTime();
            producer.publish(8);
            long between = System.nanoTime();
            producer.offer(ByteBuffer.allocate(8), 5, 77);
            long after = System.nanoTime();
            int[] seen = new int[1];
            ring.consumer()
                    .poll(
                            (payload, record) -> {
                                boolean first = seen[0]++ == 0;
                                assertThat(record.hasPublishTime()).isTrue();
                                assertThat(record.publishTimeNanos() - (first ? before : between))
                                        .isNotNegative();
                                assertThat((first ? between : after) - record.publishTimeNanos())
                                        .isNotNegative();
                                assertThat(record.hasCorrelation()).isEqualTo(!first);
                                assertThat(record.correlation()).isEqualTo(first ? 0 : 77);
                                assertThat(payload.remaining()).isEqualTo(8);
                            },
                            10);
            assertThat(seen[0]).isEqualTo(2);
        }
    }

    @Test
    void theStampComesBeforeTheCorrelation() {
        try (SpscShm ring = SpscShm.create(
                "ring", 4096, this.directory.builder().stamped(true).build())) {
            long before = System.nanoTime();
            ring.producer().offer(ByteBuffer.allocate(8).putLong(0, -1), 5, 77);
            RingFile file = RingFile.map(this.directory.resolve("ring"));
            assertThat(file.getLong(RingFile.DATA)).isEqualTo(24L | 3L << 32 | 5L << 48);
            assertThat(file.getLong(RingFile.DATA + 8) - before).isNotNegative();
            assertThat(file.getLong(RingFile.DATA + 16)).isEqualTo(77);
            assertThat(file.getLong(RingFile.DATA + 24)).isEqualTo(-1);
        }
    }

    @Test
    void theLongestMessageIsEightBytesShorter() {
        try (SpscShm ring = SpscShm.create(
                "ring", 4096, this.directory.builder().stamped(true).build())) {
            ShmProducer producer = ring.producer();
            assertThat(producer.maxMessageLength()).isEqualTo(4096 / 2 - 24);
            assertThat(producer.largestClaimable()).isEqualTo(4096 / 2 - 24);
            assertThat(producer.offer(ByteBuffer.allocate(4096 / 2 - 24), 0, 1)).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> producer.claim(4096 / 2 - 23))
                    .withMessageContaining("2025")
                    .withMessageContaining("2024");
        }
    }

    @Test
    void aSystemCanBeStamped() {
        try (MpscConsumer consumer = MpscConsumer.create(
                        "many", 2, 4096, this.directory.builder().stamped(true).build());
                MpscProducer producer = MpscProducer.connect("many", this.directory.options())) {
            assertThat(producer.maxMessageLength()).isEqualTo(4096 / 2 - 24);
            producer.offer(ByteBuffer.allocate(8));
            assertThat(consumer.poll(
                            (payload, record) ->
                                    assertThat(record.hasPublishTime()).isTrue(),
                            10))
                    .isEqualTo(1);
        }
    }
}

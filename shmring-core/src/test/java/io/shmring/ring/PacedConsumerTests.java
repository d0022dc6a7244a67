/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.testing.RecordingBatch;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer tells its pace: how many messages one look found, however they are then taken. */
@Timeout(60)
class PacedConsumerTests {

    private static final int DENSE = 10;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private RingConsumer consumer;
    private MpscProducer first;
    private MpscProducer second;

    @BeforeEach
    void open() {
        this.consumer = (RingConsumer) MpscConsumer.create("many", 2, 4096, this.directory.options());
        this.first = MpscProducer.connect("many", 0, this.directory.options());
        this.second = MpscProducer.connect("many", 1, this.directory.options());
    }

    @AfterEach
    void close() {
        this.first.close();
        this.second.close();
        this.consumer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, DENSE, 256})
    void pollPausesBehindDenselyComingMessagesWhateverItsLimit(int limit) {
        offer(this.first, DENSE);
        int polled = 0;
        while (polled < DENSE) {
            assertThat(this.consumer.pause()).as("what is seen takes no pause").isZero();
            polled += poll(limit);
        }
        if (DENSE % limit == 0) {
            assertThat(poll(limit)).isZero(); // else the last poll, below its limit, has looked already
        }
        assertThat(this.consumer.pause()).isEqualTo(Pace.SHORTEST);
        assertThat(poll(limit)).isZero();
        assertThat(this.consumer.pause()).as("nothing was found").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, DENSE})
    void batchesPauseBehindDenselyComingMessagesHoweverManyAreConsumed(int consumed) {
        offer(this.first, DENSE);
        for (int left = DENSE; left > 0; left -= consumed) {
            int some = Math.min(left, consumed);
            assertThat(this.consumer.pollBatch(RecordingBatch.consuming(some), 256))
                    .isEqualTo(some);
            assertThat(this.consumer.pause()).as("what is seen takes no pause").isZero();
        }
        assertThat(this.consumer.pollBatch(RecordingBatch.consumingAll(), 256)).isZero();
        assertThat(this.consumer.pause()).isEqualTo(Pace.SHORTEST);
        assertThat(this.consumer.pollBatch(RecordingBatch.consumingAll(), 256)).isZero();
        assertThat(this.consumer.pause()).isZero();
    }

    @Test
    void peekPausesBehindDenselyComingMessages() {
        offer(this.first, DENSE);
        for (int i = 0; i < DENSE; i++) {
            assertThat(this.consumer.peek()).isNotNull();
            assertThat(this.consumer.pause()).as("what is seen takes no pause").isZero();
            this.consumer.release();
        }
        assertThat(this.consumer.peek()).isNull();
        assertThat(this.consumer.pause()).isEqualTo(Pace.SHORTEST);
        assertThat(this.consumer.peek()).isNull();
        assertThat(this.consumer.pause()).isZero();
    }

    @Test
    void singleMessagesOfSeveralProducersAreNotDense() {
        for (int i = 0; i < DENSE; i++) {
            offer(this.first, 1);
            offer(this.second, 1);
            if (i % 2 == 0) {
                assertThat(poll(256)).isEqualTo(2);
            } else {
                assertThat(this.consumer.peek()).isNotNull();
                this.consumer.release();
                assertThat(this.consumer.peek()).isNotNull();
                this.consumer.release();
            }
            assertThat(this.consumer.pause()).isZero();
        }
    }

    private static void offer(MpscProducer producer, int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(producer.offer(ByteBuffer.allocate(8))).isTrue();
        }
    }

    private int poll(int limit) {
        return this.consumer.poll((payload, record) -> {}, limit);
    }
}

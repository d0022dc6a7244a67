/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.BatchHandler;
import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmRecord;
import io.shmring.testing.RingDirectory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many producers, of which each batch is of one. */
@Timeout(60)
class BatchTurnsTests {

    private static final int MANY = 20;
    private static final int BUSY = 7;

    /** Idle rings have a look each in so many batches. */
    private static final int PATIENT_CALLS = 8 * (MANY / Turns.IDLE_LOOKS + 1);

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final MpscProducer[] producers = new MpscProducer[MANY];
    private final Senders all = new Senders(Integer.MAX_VALUE);
    private MpscConsumer consumer;

    /** Keeps the slot of each batch's producer, and consumes so many of each batch at most. */
    private static final class Senders implements BatchHandler {

        private final int most;
        private final List<Integer> slots = new ArrayList<>();
        private final List<Integer> taken = new ArrayList<>();

        Senders(int most) {
            this.most = most;
        }

        @Override
        public void onMessage(ByteBuffer payload, ShmRecord record) {
            this.taken.add(record.producer());
        }

        @Override
        public int onBatch(int size) {
            assertThat(this.taken).hasSize(size).containsOnly(this.taken.get(0));
            this.slots.add(this.taken.get(0));
            this.taken.clear();
            return Math.min(this.most, size);
        }
    }

    @BeforeEach
    void open() {
        this.consumer = MpscConsumer.create("many", MANY, 4096, this.directory.options());
        for (int i = 0; i < MANY; i++) {
            this.producers[i] = MpscProducer.connect("many", i, this.directory.options());
        }
    }

    @AfterEach
    void close() {
        for (MpscProducer producer : this.producers) {
            producer.close();
        }
        this.consumer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void eachHasABatchInTurnHoweverMuchIsConsumed(int most) {
        Senders senders = new Senders(most);
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < MANY; i++) {
                offer(i, 5);
                this.consumer.pollBatch(senders, 5);
            }
        }
        for (int round = 0; round < 5; round++) {
            senders.slots.clear();
            for (int i = 0; i < MANY; i++) {
                offer(i, 1);
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(this.consumer.pollBatch(senders, 5)).isLessThanOrEqualTo(most);
            }
            assertThat(senders.slots).hasSize(MANY).doesNotHaveDuplicates();
        }
    }

    @Test
    void oneCallFindsTheMessagesOfAnyIdleProducer() {
        letAllBecomeIdle();
        for (int i = 0; i < MANY; i++) {
            offer(i, 2);
            assertThat(this.consumer.pollBatch(this.all, 100)).isEqualTo(2);
            assertThat(this.all.slots).containsExactly(i);
            assertThat(this.consumer.pollBatch(this.all, 100)).isZero();
            this.all.slots.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void aColdProducerIsHeardThoughABusyOneAlwaysHasMessages(int limit) {
        letAllBecomeIdle();
        for (int cold = 0; cold < MANY; cold++) {
            if (cold != BUSY) {
                offer(cold, 1);
                this.all.slots.clear();
                while (!this.all.slots.contains(cold)) {
                    offer(BUSY, 1);
                    assertThat(this.consumer.pollBatch(this.all, limit)).isPositive();
                    assertThat(this.all.slots)
                            .as("batches before that of %s", cold)
                            .hasSizeLessThanOrEqualTo(PATIENT_CALLS);
                }
            }
        }
    }

    @Test
    void aFailingBatchHoldsUpNobodyElse() {
        offer(3, 2);
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> this.consumer.pollBatch(
                            new BatchHandler() {
                                @Override
                                public void onMessage(ByteBuffer payload, ShmRecord record) {}

                                @Override
                                public int onBatch(int size) {
                                    throw new IllegalStateException("a batch of " + size);
                                }
                            },
                            100))
                    .withMessage("a batch of 2");
        }
        offer(11, 1);
        this.consumer.pollBatch(this.all, 100);
        this.consumer.pollBatch(this.all, 100);
        assertThat(this.all.slots).containsExactlyInAnyOrder(3, 11);
    }

    private void letAllBecomeIdle() {
        for (int i = 0; i <= Turns.PATIENCE; i++) {
            assertThat(this.consumer.pollBatch(this.all, 1)).isZero();
        }
    }

    /** As many as there is room for. */
    private void offer(int producer, int messages) {
        for (int i = 0; i < messages; i++) {
            this.producers[producer].offer(ByteBuffer.allocate(8));
        }
    }
}

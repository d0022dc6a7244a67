/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.MessageHandler;
import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmCorruptException;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer of many producers, most of which are silent for long. */
@Timeout(60)
class ManyProducersTests {

    private static final int MANY = 64;

    /** The busy one. */
    private static final int BUSY = 17;

    /** Idle rings have a look each in so many calls, even if each call ends with its first message. */
    private static final int PATIENT_CALLS = 8 * (MANY / Turns.IDLE_LOOKS + 1);

    private static final MessageHandler IGNORING = (payload, record) -> {};

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final MpscProducer[] producers = new MpscProducer[MANY];
    private MpscConsumer consumer;

    @BeforeEach
    void openAndLetAllBecomeIdle() {
        this.consumer = MpscConsumer.create("many", MANY, 4096, this.directory.options());
        for (int i = 0; i < MANY; i++) {
            this.producers[i] = MpscProducer.connect("many", i, this.directory.options());
        }
        for (int i = 0; i <= Turns.PATIENCE; i++) {
            assertThat(this.consumer.poll(IGNORING, 1)).isZero();
        }
    }

    @AfterEach
    void close() {
        for (MpscProducer producer : this.producers) {
            producer.close();
        }
        this.consumer.close();
    }

    @Test
    void onePollFindsTheMessageOfAnyIdleProducer() {
        for (int i = 0; i < MANY; i++) {
            offer(i);
            assertThat(poll(100)).containsExactly(i);
            assertThat(poll(100)).isEmpty();
        }
    }

    @Test
    void onePollFindsTheMessagesOfAllProducers() {
        for (int i = 0; i < MANY; i++) {
            offer(i);
        }
        assertThat(poll(1000))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void onePeekFindsTheMessageOfAnyIdleProducer() {
        for (int i = 0; i < MANY; i++) {
            offer(i);
            assertThat(this.consumer.peek()).as("message of %s", i).isNotNull();
            assertThat(this.consumer.record().producer()).isEqualTo(i);
            this.consumer.release();
            assertThat(this.consumer.peek()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 256})
    void aColdProducerIsHeardThoughABusyOneAlwaysHasMessages(int limit) {
        for (int cold = 0; cold < MANY; cold++) {
            if (cold != BUSY) {
                offer(cold);
                assertThat(pollsUntilHeard(cold, limit))
                        .as("polls for %s", cold)
                        .isLessThanOrEqualTo(PATIENT_CALLS);
            }
        }
    }

    private int pollsUntilHeard(int cold, int limit) {
        for (int polls = 1; polls < 100_000; polls++) {
            List<Integer> heard = new ArrayList<>();
            keepBusy();
            this.consumer.poll(
                    (payload, record) -> {
                        heard.add(record.producer());
                        keepBusy();
                    },
                    limit);
            assertThat(heard).hasSizeLessThanOrEqualTo(limit);
            if (heard.contains(cold)) {
                return polls;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void aColdProducerIsHeardByPeekThoughABusyOneAlwaysHasMessages() {
        for (int cold = 0; cold < MANY; cold++) {
            if (cold != BUSY) {
                offer(cold);
                assertThat(peeksUntilHeard(cold)).as("peeks for %s", cold).isLessThanOrEqualTo(PATIENT_CALLS);
            }
        }
    }

    private int peeksUntilHeard(int cold) {
        for (int peeks = 1; peeks < 100_000; peeks++) {
            keepBusy();
            assertThat(this.consumer.peek()).isNotNull();
            int heard = this.consumer.record().producer();
            this.consumer.release();
            if (heard == cold) {
                return peeks;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Test
    void aThrowingHandlerNeitherLosesTheMessageNorHoldsUpOthers() {
        offer(3);
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> this.consumer.poll(
                            (payload, record) -> {
                                throw new IllegalStateException("no " + record.producer());
                            },
                            100))
                    .withMessage("no 3");
        }
        offer(40);
        List<Integer> heard = poll(100);
        heard.addAll(poll(100)); // the first may leave idle rings out, since it found something
        assertThat(heard).containsExactlyInAnyOrder(3, 40);
    }

    @Test
    void ringsThatAreLeftOutAreToldOnceAndStarveNobody() {
        for (int i = 0; i < MANY; i += 2) {
            offer(i);
            RingFile.map(this.directory.resolve("many_ring_" + i)).putHeader(0, 8, 0x0200, 0);
        }
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < MANY; i += 2) {
            assertThatExceptionOfType(ShmCorruptException.class)
                    .isThrownBy(() -> poll(100))
                    .satisfies(corrupt -> told.add(corrupt.producer()));
        }
        assertThat(told).doesNotHaveDuplicates().allMatch(this.consumer::isQuarantined);
        for (int i = 0; i < MANY; i++) {
            offer(i);
            assertThat(poll(100)).as("ring %s", i).hasSize(i % 2);
        }
        assertThat(this.consumer.skipToHead(BUSY - 1)).isEqualTo(32);
        offer(BUSY - 1);
        assertThat(poll(100)).containsExactly(BUSY - 1);
    }

    private void offer(int producer) {
        assertThat(this.producers[producer].offer(ByteBuffer.allocate(8))).isTrue();
    }

    private void keepBusy() {
        while (this.producers[BUSY].available() < 1024) {
            offer(BUSY);
        }
    }

    private List<Integer> poll(int limit) {
        List<Integer> heard = new ArrayList<>();
        int handled = this.consumer.poll((payload, record) -> heard.add(record.producer()), limit);
        assertThat(heard).hasSize(handled);
        return heard;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.BatchHandler;
import io.shmring.ShmRecord;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSuspendedException;
import io.shmring.testing.RecordingBatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages handed out together, and consumed as far as the handler says. */
abstract class BatchContract extends ContractTest {

    private final RecordingBatch all = RecordingBatch.consumingAll();

    // ---- what a batch is

    @Test
    void isWhatOneLookFinds() {
        offer(5);
        assertThat(this.consumer.pollBatch(this.all, 100)).isEqualTo(5);
        assertThat(this.all.batches()).containsExactly(List.of("m0", "m1", "m2", "m3", "m4"));
        assertThat(this.consumer.available()).isZero();
        assertThat(ring().consumed()).isEqualTo(5);
        assertThat(this.consumer.pollBatch(this.all, 100)).isZero();
        assertThat(this.all.batches()).hasSize(1);
    }

    @Test
    void hasNothingOfWhatIsPublishedMeanwhile() {
        offer(2);
        BatchHandler answering = new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                BatchContract.this.producer.offer(text("late"));
            }

            @Override
            public int onBatch(int size) {
                return size;
            }
        };
        assertThat(this.consumer.pollBatch(answering, 100)).isEqualTo(2);
        assertThat(this.consumer.pollBatch(this.all, 100)).isEqualTo(2);
        assertThat(this.all.batch()).containsExactly("late", "late");
    }

    @Test
    void endsAtItsLimit() {
        offer(7);
        for (int size : new int[] {3, 3, 1, 0}) {
            assertThat(this.consumer.pollBatch(this.all, 3)).isEqualTo(size);
        }
        assertThat(this.all.batches())
                .containsExactly(List.of("m0", "m1", "m2"), List.of("m3", "m4", "m5"), List.of("m6"));
    }

    @Test
    void mayBeTheWholeRing() {
        int sent = fill(0);
        assertThat(sent).isEqualTo(CAPACITY / 8);
        assertThat(this.consumer.pollBatch(this.all, Integer.MAX_VALUE)).isEqualTo(sent);
        assertThat(this.all.batch()).hasSize(sent);
        assertThat(this.producer.freeSpace()).isEqualTo(CAPACITY);
    }

    @Test
    void handsOutEachMessageAsItIs() {
        this.producer.offer(text("a"), 3);
        this.producer.offer(text("bc"), 0xFFFF, -1);
        List<String> seen = new ArrayList<>();
        BatchHandler handler = new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                assertThat(payload.isReadOnly()).isTrue();
                assertThat(payload.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                assertThat(BatchContract.this.consumer.record()).isSameAs(record);
                seen.add(read(payload) + " " + record.typeId() + " " + record.correlation() + " " + record.length());
                payload.order(ByteOrder.BIG_ENDIAN).position(payload.limit());
            }

            @Override
            public int onBatch(int size) {
                assertThatIllegalStateException().isThrownBy(() -> BatchContract.this.consumer.record());
                return size;
            }
        };
        assertThat(this.consumer.pollBatch(handler, 10)).isEqualTo(2);
        assertThat(seen).containsExactly("a 3 0 1", "bc 65535 -1 2");
    }

    // ---- what is consumed

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void asManyAreConsumedAsTheHandlerSays(int consumed) {
        offer(4);
        RecordingBatch handler = RecordingBatch.consuming(consumed);
        assertThat(this.consumer.pollBatch(handler, 10)).isEqualTo(consumed);
        assertThat(handler.batch()).hasSize(4);
        assertThat(ring().consumed()).isEqualTo(consumed);
        assertThat(this.consumer.available()).isEqualTo(16L * (4 - consumed));
        assertThat(drain())
                .isEqualTo(IntStream.range(consumed, 4).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void theRestComesAgainWithWhatWasPublishedMeanwhileOrNot() {
        offer(3);
        RecordingBatch one = RecordingBatch.consuming(1);
        assertThat(this.consumer.pollBatch(one, 10)).isEqualTo(1);
        this.producer.offer(text("late"));
        assertThat(this.consumer.pollBatch(one, 10)).isEqualTo(1);
        assertThat(this.consumer.pollBatch(one, 10)).isEqualTo(1);
        assertThat(this.consumer.pollBatch(one, 10)).isEqualTo(1);
        assertThat(one.batches())
                .containsExactly(List.of("m0", "m1", "m2"), List.of("m1", "m2"), List.of("m2"), List.of("late"));
    }

    @Test
    void theRestIsSeenByEveryOtherCallToo() {
        offer(3);
        this.consumer.pollBatch(RecordingBatch.consuming(1), 10);
        assertThat(this.consumer.waitForData(Duration.ZERO)).isTrue();
        assertThat(read(peek())).isEqualTo("m1");
        this.consumer.release();
        assertThat(drain()).containsExactly("m2");
    }

    @Test
    void theRoomOfABatchGoesBackBehindIt() {
        int sent = fill(56);
        List<Long> free = new ArrayList<>();
        BatchHandler handler = new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                free.add(BatchContract.this.producer.freeSpace());
            }

            @Override
            public int onBatch(int size) {
                free.add(BatchContract.this.producer.freeSpace());
                return size - 1;
            }
        };
        assertThat(this.consumer.pollBatch(handler, 1000)).isEqualTo(sent - 1);
        assertThat(free).hasSize(sent + 1).containsOnly(0L);
        assertThat(this.producer.freeSpace()).isEqualTo(CAPACITY - 64);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aWrongAnswerConsumesNothing(int answer) {
        offer(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.consumer.pollBatch(RecordingBatch.consuming(answer), 10))
                .withMessageContaining(this.name)
                .withMessageContaining(" " + answer + " messages")
                .withMessageContaining("batch of 3");
        assertThat(ring().consumed()).isZero();
        assertThat(drain()).containsExactly("m0", "m1", "m2");
    }

    @Test
    void anExceptionOfEitherMethodConsumesNothingAndIsPassedOn() {
        offer(3);
        IllegalStateException thrown = new IllegalStateException("no");
        RecordingBatch failing = RecordingBatch.answering(size -> {
            throw thrown;
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> this.consumer.pollBatch(failing, 10))
                .isSameAs(thrown);
        List<String> taken = new ArrayList<>();
        BatchHandler failingEarly = new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                taken.add(read(payload));
                if (taken.size() == 2) {
                    throw thrown;
                }
            }

            @Override
            public int onBatch(int size) {
                throw new AssertionError("a batch of " + size);
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> this.consumer.pollBatch(failingEarly, 10))
                .isSameAs(thrown);
        assertThat(taken).containsExactly("m0", "m1");
        assertThat(ring().consumed()).isZero();
        assertThat(this.consumer.pollBatch(this.all, 10)).isEqualTo(3);
        assertThat(this.all.batch()).containsExactly("m0", "m1", "m2");
    }

    // ---- around the end of the data area

    @Test
    void batchesOfEveryLengthSurviveManyWraps() {
        Random random = new Random(5);
        long sent = 0;
        long next = 0;
        while (next < 20_000) {
            while (this.producer.offer(
                    ByteBuffer.allocate(8 + random.nextInt(400)).putLong(0, sent), 0)) {
                sent++;
            }
            next += pollAndVerify(next, 1 + random.nextInt(40), random);
        }
        assertThat(ring().consumed()).isEqualTo(next);
    }

    private int pollAndVerify(long first, int limit, Random random) {
        return this.consumer.pollBatch(
                new BatchHandler() {
                    private int taken;

                    @Override
                    public void onMessage(ByteBuffer payload, ShmRecord record) {
                        assertThat(payload.order(ByteOrder.BIG_ENDIAN).getLong())
                                .isEqualTo(first + this.taken++);
                    }

                    @Override
                    public int onBatch(int size) {
                        assertThat(size).isEqualTo(this.taken).isLessThanOrEqualTo(limit);
                        return random.nextInt(size + 1);
                    }
                },
                limit);
    }

    @Test
    void paddingWithinABatchIsNoMessage() {
        int record = 832; // each fifth goes to the start, behind padding
        for (int lap = 0; lap < 8; lap++) {
            for (int i = 0; i < 3; i++) {
                assertThat(this.producer.offer(ByteBuffer.allocate(record - 8).put(0, (byte) ('a' + i))))
                        .isTrue();
            }
            RecordingBatch two = RecordingBatch.consuming(2);
            assertThat(this.consumer.pollBatch(two, 10)).isEqualTo(2);
            assertThat(two.batch()).extracting(message -> message.charAt(0)).containsExactly('a', 'b', 'c');
            RecordingBatch rest = RecordingBatch.consumingAll();
            assertThat(this.consumer.pollBatch(rest, 10)).isEqualTo(1);
            assertThat(rest.batch().get(0)).startsWith("c");
            assertThat(this.consumer.available()).isZero();
        }
        assertThat(ring().head() - this.start).as("with padding").isGreaterThan(24L * 832);
    }

    // ---- close, suspend, removal

    @Test
    void closeEndsABatchWithTheMessageInHand() {
        offer(3);
        List<String> seen = new ArrayList<>();
        assertThat(this.consumer.pollBatch(onMessage(() -> this.consumer.close(), seen), 10))
                .isEqualTo(1);
        assertThat(seen).containsExactly("m0", "batch of 1");
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.pollBatch(this.all, 10));
        assertThat(ring().consumed()).isEqualTo(1);
    }

    @Test
    void suspensionEndsABatchWithTheMessageInHand() {
        offer(3);
        List<String> seen = new ArrayList<>();
        assertThat(this.consumer.pollBatch(
                        onMessage(() -> assertThat(this.consumer.suspend()).isFalse(), seen), 10))
                .isEqualTo(1);
        assertThat(seen).containsExactly("m0", "batch of 1");
        assertThat(this.consumer.isSuspended()).isTrue();
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.consumer.pollBatch(this.all, 10));
        this.consumer.resume();
        assertThat(this.consumer.pollBatch(this.all, 10)).isEqualTo(2);
        assertThat(this.all.batch()).containsExactly("m1", "m2");
    }

    @Test
    void closeInsideOnBatchTakesEffectBehindIt() {
        offer(3);
        RecordingBatch closing = RecordingBatch.answering(size -> {
            this.consumer.close();
            return 2;
        });
        assertThat(this.consumer.pollBatch(closing, 10)).isEqualTo(2);
        assertThat(this.consumer.isOpen()).isFalse();
        assertThat(ring().consumed()).isEqualTo(2);
        assertThat(ring().available()).isEqualTo(16);
    }

    @Test
    void suspensionInsideOnBatchTakesEffectBehindItAndTheRestComesAgain() {
        offer(3);
        RecordingBatch suspending = RecordingBatch.answering(size -> {
            assertThat(this.consumer.suspend()).isFalse();
            return 1;
        });
        assertThat(this.consumer.pollBatch(suspending, 10)).isEqualTo(1);
        assertThat(this.consumer.isSuspended()).isTrue();
        this.consumer.resume();
        assertThat(drain()).containsExactly("m1", "m2");
    }

    private static BatchHandler onMessage(Runnable action, List<String> seen) {
        return new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                action.run();
                seen.add(read(payload));
            }

            @Override
            public int onBatch(int size) {
                seen.add("batch of " + size);
                return size;
            }
        };
    }

    @Test
    void aRemovedRingIsDrainedInBatches() {
        offer(3);
        this.ends.removeByForce();
        assertThat(this.consumer.pollBatch(RecordingBatch.consuming(0), 10)).isZero();
        assertThat(this.consumer.pollBatch(this.all, 2)).isEqualTo(2);
        assertThat(this.consumer.pollBatch(this.all, 2)).isEqualTo(1);
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> this.consumer.pollBatch(this.all, 2));
    }

    // ---- misuse

    @Test
    void aHandlerCannotUseItsConsumer() {
        offer(1);
        List<String> seen = new ArrayList<>();
        BatchHandler handler = onMessage(this::assertNothingCanBeCalled, seen);
        assertThat(this.consumer.pollBatch(handler, 10)).isEqualTo(1);
        offer(1);
        RecordingBatch later = RecordingBatch.answering(size -> {
            assertNothingCanBeCalled();
            return size;
        });
        assertThat(this.consumer.pollBatch(later, 10)).isEqualTo(1);
    }

    private void assertNothingCanBeCalled() {
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.peek());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.release());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.waitForData(Duration.ZERO));
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.poll((payload, record) -> {}, 1));
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.pollBatch(this.all, 1));
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.skipToHead(0));
    }

    @Test
    void misuseIsToldAtOnce() {
        offer(1);
        assertThatIllegalArgumentException().isThrownBy(() -> this.consumer.pollBatch(this.all, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> this.consumer.poll((payload, record) -> this.consumer.pollBatch(this.all, 1), 1));
        peek();
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.pollBatch(this.all, 1));
        this.consumer.release();
        this.consumer.close();
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.pollBatch(this.all, 1));
        assertThat(this.all.batches()).isEmpty();
    }

    private void offer(int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(this.producer.offer(text("m" + i))).isTrue();
        }
    }
}

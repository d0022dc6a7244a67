/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.shmring.MessageHandler;
import io.shmring.ShmRemovedException;
import io.shmring.ShmSuspendedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ring does, whatever objects it is made of. One subclass for each kind. */
abstract class RingContract extends ContractTest {

    // ---- one message

    @Test
    void claimedMessageArrivesAsWritten() {
        ByteBuffer region = claim(12);
        assertThat(region.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(region.remaining()).isEqualTo(12);
        region.putLong(42).putInt(7);
        this.producer.publish(12);

        ByteBuffer view = peek();
        assertThat(view.isReadOnly()).isTrue();
        assertThat(view.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(view.remaining()).isEqualTo(12);
        assertThat(view.getLong()).isEqualTo(42);
        assertThat(view.getInt()).isEqualTo(7);
        this.consumer.release();
        assertThat(this.consumer.peek()).isNull();
    }

    @Test
    void nothingIsVisibleBeforePublish() {
        claim(8).putLong(1);
        assertThat(this.consumer.peek()).isNull();
        assertThat(this.producer.available()).isZero();
        this.producer.publish(8);
        assertThat(this.consumer.peek()).isNotNull();
    }

    @Test
    void publishingLessThanWasClaimedShortensTheMessage() {
        claim(40).putLong(9);
        this.producer.publish(8);
        ByteBuffer view = peek();
        assertThat(view.remaining()).isEqualTo(8);
        assertThat(view.getLong()).isEqualTo(9);
        assertThat(this.consumer.available()).isEqualTo(16);
    }

    @Test
    void emptyAndAllZeroMessagesAreOrdinary() {
        assertThat(this.producer.offer(ByteBuffer.allocate(0))).isTrue();
        assertThat(this.producer.offer(ByteBuffer.allocate(16))).isTrue();
        assertThat(this.producer.offer(ByteBuffer.allocate(0))).isTrue();
        assertThat(this.producer.offer(text("end"))).isTrue();
        assertThat(drain()).containsExactly("", "\0".repeat(16), "", "end");
    }

    @Test
    void typeAndCorrelationArrive() {
        this.producer.offer(text("plain"));
        this.producer.offer(text("typed"), 0xFFFF);
        this.producer.offer(text("correlated"), 7, -1);
        List<String> seen = new ArrayList<>();
        this.consumer.poll(
                (payload, record) ->
                        seen.add(read(payload) + " " + record.ring().equals(this.name) + " "
                                + record.typeId() + " " + record.hasCorrelation() + " " + record.correlation() + " "
                                + record.length() + " " + record.hasPublishTime()),
                10);
        assertThat(seen)
                .containsExactly(
                        "plain true 0 false 0 5 false",
                        "typed true 65535 false 0 5 false",
                        "correlated true 7 true -1 10 false");
    }

    @Test
    void offerLeavesTheMessageAsItIs() {
        ByteBuffer message = ByteBuffer.allocateDirect(32);
        message.position(3).limit(11);
        assertThat(this.producer.offer(message)).isTrue();
        assertThat(message.position()).isEqualTo(3);
        assertThat(message.limit()).isEqualTo(11);
        assertThat(peek().remaining()).isEqualTo(8);
    }

    @Test
    void peekTwiceIsTheSameMessageSetUpAnew() {
        this.producer.offer(text("first"));
        this.producer.offer(text("second"));
        assertThat(read(peek())).isEqualTo("first");
        ByteBuffer again = peek();
        again.order(ByteOrder.BIG_ENDIAN);
        assertThat(read(again)).isEqualTo("first");
        assertThat(peek().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(this.consumer.record().length()).isEqualTo(5);
        this.consumer.release();
        assertThat(read(peek())).isEqualTo("second");
    }

    // ---- full, wrap, lengths

    @Test
    void fullIsAResultAndCountsOneStallAnEpisode() {
        int sent = fill(24);
        assertThat(sent).isEqualTo(CAPACITY / 32);
        assertThat(this.producer.offer(ByteBuffer.allocate(24))).isFalse();
        assertThat(this.producer.offer(ByteBuffer.allocate(24))).isFalse();
        assertThat(this.producer.freeSpace()).isZero();
        assertThat(this.producer.largestClaimable()).isEqualTo(-1);
        assertThat(ring().stalls()).isEqualTo(1);

        peek();
        this.consumer.release();
        assertThat(this.producer.largestClaimable()).isEqualTo(16);
        assertThat(this.producer.offer(ByteBuffer.allocate(24))).isTrue();
        assertThat(this.producer.offer(ByteBuffer.allocate(24))).isFalse();
        assertThat(ring().stalls()).isEqualTo(2);
    }

    @Test
    void messagesOfEveryLengthSurviveManyWraps() {
        Random random = new Random(7);
        long next = 0;
        long expected = 0;
        for (int round = 0; round < 20_000; round++) {
            int length = 8 + random.nextInt(600);
            ByteBuffer region = this.producer.claim(length);
            if (region != null) {
                region.putLong(next++);
                while (region.hasRemaining()) {
                    region.put((byte) length);
                }
                this.producer.publish(length);
            }
            if (region == null || random.nextInt(3) == 0) {
                for (ByteBuffer view = this.consumer.peek(); view != null; view = this.consumer.peek()) {
                    int size = view.remaining();
                    assertThat(view.getLong()).isEqualTo(expected++);
                    while (view.hasRemaining()) {
                        assertThat(view.get()).isEqualTo((byte) size);
                    }
                    this.consumer.release();
                }
            }
        }
        assertThat(next).isGreaterThan(10_000);
    }

    @Test
    void theLongestMessageFitsAtEveryOffsetOfAnEmptyRing() {
        assertThat(this.producer.maxMessageLength()).isEqualTo(MAX_LENGTH);
        for (int offset = 0; offset < CAPACITY; offset += 8) {
            moveTo(offset);
            assertThat(this.producer.largestClaimable()).isEqualTo(MAX_LENGTH);
            assertThat(this.producer.waitForSpace(MAX_LENGTH, Duration.ZERO)).isTrue();
            assertThat(this.producer.claim(MAX_LENGTH, 1, 2))
                    .as("offset %s", offset)
                    .isNotNull();
            this.producer.publish(MAX_LENGTH);
            assertThat(peek().remaining()).isEqualTo(MAX_LENGTH);
            this.consumer.release();
            assertThat(this.consumer.available()).isZero();
        }
    }

    /** Sends and consumes empty messages, which take eight bytes each, until the next record begins at the offset. */
    private void moveTo(int offset) {
        int at = (int) ring().head() & (CAPACITY - 1);
        for (int steps = ((offset - at) & (CAPACITY - 1)) / 8; steps > 0; steps--) {
            assertThat(this.producer.offer(ByteBuffer.allocate(0))).isTrue();
            peek();
            this.consumer.release();
        }
        assertThat(ring().head() & (CAPACITY - 1)).isEqualTo(offset);
    }

    @Test
    void aMessageThatOnlyFitsBehindPaddingWaitsForTheTailNotForTheEnd() {
        moveTo(0); // then head at 3072, tail at 2048: 1024 bytes up to the end, 2048 before the tail
        assertThat(fill(1016, 3)).isEqualTo(3);
        for (int i = 0; i < 2; i++) {
            peek();
            this.consumer.release();
        }
        assertThat(this.producer.freeSpace()).isEqualTo(3072);
        assertThat(this.producer.claim(2024)).as("1024 padding + 2032 record").isNotNull();
        this.producer.publish(2024);
        assertThat(this.consumer.available()).isEqualTo(1024 + 1024 + 2032);
        peek();
        this.consumer.release();
        assertThat(peek().remaining()).isEqualTo(2024);
    }

    @Test
    void aTooLongMessageIsRefusedAtOnceWithBothNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.producer.claim(MAX_LENGTH + 1))
                .withMessageContaining(this.name)
                .withMessageContaining(String.valueOf(MAX_LENGTH + 1))
                .withMessageContaining(String.valueOf(MAX_LENGTH) + " ");
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.claim(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.waitForSpace(1 << 20, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.claim(8, 0x10000));
        assertThat(this.producer.offer(text("still usable"))).isTrue();
    }

    // ---- batches

    @Test
    void appendedMessagesBecomeVisibleTogether() {
        for (int i = 0; i < 3; i++) {
            claim(8).putLong(i);
            this.producer.append(8);
        }
        assertThat(this.consumer.peek()).isNull();
        assertThat(ring().published()).isZero();
        this.producer.flush();
        assertThat(ring().published()).isEqualTo(3);
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(3);
        assertThat(ring().consumed()).isEqualTo(3);
    }

    @Test
    void aRefusedClaimFlushesWhatIsFinished() {
        int appended = 0;
        while (this.producer.claim(56) != null) {
            this.producer.append(56);
            appended++;
        }
        assertThat(appended).isEqualTo(CAPACITY / 64);
        assertThat(this.consumer.poll((payload, record) -> {}, 1000)).isEqualTo(appended);
    }

    @Test
    void abandonDropsTheOpenClaimOnly() {
        claim(8).putLong(1);
        this.producer.append(8);
        claim(8).putLong(2);
        this.producer.abandon();
        claim(8).putLong(3);
        this.producer.publish(8);
        List<Long> seen = new ArrayList<>();
        this.consumer.poll((payload, record) -> seen.add(payload.getLong()), 10);
        assertThat(seen).containsExactly(1L, 3L);
    }

    @Test
    void offeredListBecomesVisibleTogetherWithWhatWasFinishedBefore() {
        claim(8).putLong(1);
        this.producer.append(8);
        ByteBuffer part = text("<middle>");
        part.position(1).limit(7);
        assertThat(this.producer.offerAll(List.of(text("first"), part, text("")), 9))
                .isEqualTo(3);
        assertThat(part.position()).isEqualTo(1);
        assertThat(part.limit()).isEqualTo(7);
        assertThat(ring().published()).isEqualTo(4);
        List<String> seen = new ArrayList<>();
        this.consumer.poll(
                (payload, record) ->
                        seen.add(record.typeId() + " " + (record.length() == 8 ? payload.getLong() : read(payload))),
                10);
        assertThat(seen).containsExactly("0 1", "9 first", "9 middle", "9 ");
    }

    @Test
    void noMessageOfAListIsVisibleBeforeTheLast() {
        List<Long> heads = new ArrayList<>();
        List<ByteBuffer> messages = new AbstractList<>() {
            @Override
            public ByteBuffer get(int index) {
                heads.add(ring().head());
                return text("message " + index);
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertThat(this.producer.offerAll(messages, 0)).isEqualTo(3);
        assertThat(heads).containsExactly(this.start, this.start, this.start);
        assertThat(drain()).containsExactly("message 0", "message 1", "message 2");
    }

    @Test
    void anEmptyListPublishesOnlyWhatIsFinished() {
        assertThat(this.producer.offerAll(List.of(), 0)).isZero();
        assertThat(this.consumer.peek()).isNull();
        claim(8).putLong(1);
        this.producer.append(8);
        assertThat(this.producer.offerAll(List.of(), 0)).isZero();
        assertThat(this.consumer.peek()).isNotNull();
    }

    @Test
    void aListThatDoesNotFitIsOfferedUpToTheFirstThatDoesNot() {
        int fitting = CAPACITY / 64;
        List<ByteBuffer> messages = new ArrayList<>();
        for (int i = 0; i <= fitting; i++) {
            messages.add(ByteBuffer.allocate(56).putInt(0, i));
        }
        assertThat(this.producer.offerAll(messages, 0)).isEqualTo(fitting);
        assertThat(ring().published()).isEqualTo(fitting);
        assertThat(ring().stalls()).isEqualTo(1);
        assertThat(this.producer.offerAll(messages, 0)).isZero();
        assertThat(ring().stalls()).isEqualTo(1);
        List<Integer> seen = new ArrayList<>();
        this.consumer.poll(
                (payload, record) ->
                        seen.add(payload.order(ByteOrder.BIG_ENDIAN).getInt()),
                1000);
        assertThat(seen).hasSize(fitting).isSorted();
        assertThat(this.producer.offerAll(messages.subList(fitting, fitting + 1), 0))
                .isEqualTo(1);
        assertThat(peek().order(ByteOrder.BIG_ENDIAN).getInt()).isEqualTo(fitting);
    }

    @Test
    void aTooLongMessageInAListIsRefusedAndThoseBeforeItArePublished() {
        List<ByteBuffer> messages = List.of(text("a"), text("b"), ByteBuffer.allocate(MAX_LENGTH + 1), text("c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> this.producer.offerAll(messages, 0))
                .withMessageContaining(String.valueOf(MAX_LENGTH + 1));
        assertThat(drain()).containsExactly("a", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.offerAll(List.of(text("d")), 0x10000));
        assertThat(this.producer.offerAll(List.of(text("e")), 0)).isEqualTo(1);
        assertThat(drain()).containsExactly("e");
    }

    @Test
    void aListThatThrowsPublishesWhatItGave() {
        List<ByteBuffer> messages = Arrays.asList(text("a"), null, text("b"));
        assertThatNullPointerException().isThrownBy(() -> this.producer.offerAll(messages, 0));
        assertThat(drain()).containsExactly("a");
        assertThat(this.producer.offer(text("still usable"))).isTrue();
    }

    @Test
    void aListIsRefusedWithAnOpenClaimAndByAHandleThatCannotSend() {
        List<ByteBuffer> messages = List.of(text("m"));
        claim(8);
        assertThatIllegalStateException().isThrownBy(() -> this.producer.offerAll(messages, 0));
        this.producer.abandon();
        this.producer.suspend();
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.producer.offerAll(messages, 0));
        this.producer.resume();
        this.ends.removeByForce();
        assertThat(this.producer.isCurrent()).isFalse();
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> this.producer.offerAll(messages, 0));
        this.producer.close();
        assertThatIllegalStateException().isThrownBy(() -> this.producer.offerAll(messages, 0));
        assertThat(this.consumer.available()).isZero();
    }

    // ---- poll

    @Test
    void pollStopsAtItsLimit() {
        for (int i = 0; i < 10; i++) {
            this.producer.offer(text("m" + i));
        }
        assertThat(this.consumer.poll((payload, record) -> {}, 3)).isEqualTo(3);
        assertThat(read(peek())).isEqualTo("m3");
        this.consumer.release();
        assertThat(this.consumer.poll((payload, record) -> {}, 100)).isEqualTo(6);
        assertThat(this.consumer.poll((payload, record) -> {}, 100)).isZero();
    }

    @Test
    void pollGoesOnWithWhatIsPublishedMeanwhileUpToItsLimit() {
        this.producer.offer(text("m"));
        MessageHandler answering = (payload, record) -> this.producer.offer(text("m"));
        assertThat(this.consumer.poll(answering, 100)).isEqualTo(100);
        assertThat(drain()).containsExactly("m");
    }

    @Test
    void aThrowingHandlerKeepsItsMessageAndConsumesThoseBefore() {
        for (int i = 0; i < 4; i++) {
            this.producer.offer(text("m" + i));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> this.consumer.poll(
                        (payload, record) -> {
                            if (read(payload).equals("m2")) {
                                throw new IllegalStateException("no");
                            }
                        },
                        10))
                .withMessage("no");
        assertThat(drain()).containsExactly("m2", "m3");
    }

    @Test
    void roomGoesBackWhileAPollIsStillRunning() {
        fill(56);
        List<Long> free = new ArrayList<>();
        this.consumer.poll((payload, record) -> free.add(this.producer.freeSpace()), 1000);
        assertThat(free.get(0)).isZero();
        assertThat(free.get(free.size() - 1)).isGreaterThanOrEqualTo(CAPACITY * 7 / 8 - 64);
    }

    // ---- misuse

    @Test
    void misuseIsToldAtOnce() {
        assertThatIllegalStateException().isThrownBy(() -> this.producer.publish(0));
        assertThatIllegalStateException().isThrownBy(() -> this.producer.append(0));
        assertThatIllegalStateException().isThrownBy(() -> this.producer.abandon());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.release());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.record());
        assertThatIllegalArgumentException().isThrownBy(() -> this.consumer.poll((payload, record) -> {}, 0));

        claim(8);
        assertThatIllegalStateException().isThrownBy(() -> this.producer.claim(8));
        assertThatIllegalStateException().isThrownBy(() -> this.producer.flush());
        assertThatIllegalStateException().isThrownBy(() -> this.producer.waitForSpace(8, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.publish(9));
        assertThatIllegalArgumentException().isThrownBy(() -> this.producer.publish(-1));
        this.producer.publish(8);

        peek();
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.poll((payload, record) -> {}, 1));
        assertThat(this.consumer.waitForData(Duration.ZERO)).isTrue();
        this.consumer.release();
    }

    @Test
    void aHandlerCannotUseItsConsumer() {
        this.producer.offer(text("m"));
        int handled = this.consumer.poll(
                (payload, record) -> {
                    assertThatIllegalStateException().isThrownBy(() -> this.consumer.peek());
                    assertThatIllegalStateException().isThrownBy(() -> this.consumer.release());
                    assertThatIllegalStateException().isThrownBy(() -> this.consumer.waitForData(Duration.ZERO));
                    assertThatIllegalStateException().isThrownBy(() -> this.consumer.poll((p, r) -> {}, 1));
                    assertThat(this.consumer.record()).isSameAs(record);
                },
                10);
        assertThat(handled).isEqualTo(1);
    }

    // ---- waiting, on one thread

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 30})
    void waitsReturnFalseWhenNothingComes(long millis) {
        assertThat(this.consumer.waitForData(Duration.ofMillis(millis))).isFalse();
        fill(56);
        assertThat(this.producer.waitForSpace(56, Duration.ofMillis(millis))).isFalse();
    }

    @Test
    void waitsReturnTrueAtOnceWhenTheConditionHolds() {
        assertThat(this.producer.waitForSpace(MAX_LENGTH, Duration.ofSeconds(Long.MAX_VALUE)))
                .isTrue();
        this.producer.offer(text("m"));
        assertThat(this.consumer.waitForData(Duration.ofSeconds(Long.MAX_VALUE)))
                .isTrue();
    }

    @Test
    void aWakeUpIsKeptForTheNextWait() {
        this.consumer.wakeup();
        assertThat(this.consumer.waitForData(Duration.ofDays(365))).isFalse();
        fill(56);
        this.producer.wakeup();
        assertThat(this.producer.waitForSpace(8, Duration.ofDays(365))).isFalse();
    }

    @Test
    void anInterruptEndsAWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        assertThat(this.consumer.waitForData(Duration.ofDays(365))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void waitForSpaceFlushesWhatIsFinished() {
        claim(8).putLong(1);
        this.producer.append(8);
        assertThat(this.producer.waitForSpace(8, Duration.ZERO)).isTrue();
        assertThat(this.consumer.peek()).isNotNull();
    }

    // ---- suspend, resume, close, removal

    @Test
    void suspendedHandlesRefuseCallsAndKeepTheirPlace() {
        this.producer.offer(text("before"));
        assertThat(this.producer.suspend()).isTrue();
        assertThat(this.consumer.suspend()).isTrue();
        assertThat(this.consumer.suspend()).isTrue();
        assertThat(this.producer.isSuspended()).isTrue();
        assertThat(this.producer.isOpen()).isTrue();
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.producer.claim(8));
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.consumer.peek());
        assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> this.consumer.wakeup());
        assertThat(this.consumer.available()).isEqualTo(16);

        this.producer.resume();
        this.producer.resume();
        this.consumer.resume();
        this.producer.offer(text("after"));
        assertThat(drain()).containsExactly("before", "after");
    }

    @Test
    void suspendFlushesWhatIsFinishedAndDropsTheOpenClaimAndPeek() {
        this.producer.offer(text("a"));
        peek();
        claim(8).putLong(1);
        this.producer.append(8);
        claim(8);
        assertThat(this.producer.suspend()).isTrue();
        assertThat(this.consumer.suspend()).isTrue();
        this.consumer.resume();
        assertThat(this.consumer.poll((payload, record) -> {}, 10)).isEqualTo(2);
    }

    @Test
    void closedHandlesThrowIllegalState() {
        this.producer.offer(text("kept"));
        this.producer.close();
        this.producer.close();
        this.consumer.close();
        assertThat(this.producer.isOpen()).isFalse();
        assertThat(this.producer.isCurrent()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> this.producer.claim(8))
                .withMessageContaining(this.name);
        assertThatIllegalStateException().isThrownBy(() -> this.producer.available());
        assertThatIllegalStateException().isThrownBy(() -> this.producer.wakeup());
        assertThatIllegalStateException().isThrownBy(() -> this.producer.suspend());
        assertThatIllegalStateException().isThrownBy(() -> this.producer.resume());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.peek());
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.available());
    }

    @Test
    void closingWithAnOpenClaimOrPeekDropsIt() {
        this.producer.offer(text("m"));
        peek();
        claim(8);
        this.producer.close();
        this.consumer.close();
        assertThat(this.producer.isOpen()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> this.producer.publish(8));
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.release());
        assertThat(ring().published()).isEqualTo(1);
        assertThat(ring().consumed()).isZero();
    }

    @Test
    void closeInsideAHandlerTakesEffectWhenThePollReturns() {
        this.producer.offer(text("a"));
        this.producer.offer(text("b"));
        List<String> seen = new ArrayList<>();
        int handled = this.consumer.poll(
                (payload, record) -> {
                    this.consumer.close();
                    seen.add(read(payload));
                },
                10);
        assertThat(handled).isEqualTo(1);
        assertThat(seen).containsExactly("a");
        assertThatIllegalStateException().isThrownBy(() -> this.consumer.peek());
        assertThat(ring().consumed()).isEqualTo(1);
    }

    @Test
    void aRemovedRingRefusesProducersAndIsDrainedByItsConsumer() {
        this.producer.offer(text("last"));
        this.ends.removeByForce();
        assertThat(this.producer.isCurrent()).isFalse();
        assertThatExceptionOfType(ShmRemovedException.class)
                .isThrownBy(() -> this.producer.claim(8))
                .withMessageContaining("unlinked by force");
        assertThat(drain()).containsExactly("last");
        assertThatExceptionOfType(ShmRemovedException.class).isThrownBy(() -> this.consumer.peek());
        assertThatExceptionOfType(ShmRemovedException.class)
                .isThrownBy(() -> this.consumer.waitForData(Duration.ofDays(1)));
    }
}

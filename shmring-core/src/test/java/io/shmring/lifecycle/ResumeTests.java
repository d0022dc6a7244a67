/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmGeometryException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmProducer;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSuspendedException;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a suspended handle finds when it comes back. */
@Timeout(60)
class ResumeTests {

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    // ---- another handle had the role meanwhile

    @Test
    void aSuspendedRoleIsFreeAndWhatItsDeputyWroteIsNotOverwritten() {
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options());
                SpscShm other = SpscShm.connect("ring", this.directory.options())) {
            ShmProducer producer = mine.producer();
            producer.offer(bytes(1));
            producer.suspend();
            other.producer().offer(bytes(2));
            other.producer().close();
            producer.resume();
            producer.offer(bytes(3));
            ShmConsumer consumer = mine.consumer();
            consumer.poll((payload, record) -> assertThat(payload.get()).isEqualTo((byte) 1), 1);
            consumer.suspend();
            other.consumer().poll((payload, record) -> assertThat(payload.get()).isEqualTo((byte) 2), 1);
            other.consumer().close();
            consumer.resume();
            assertThat(consumer.peek()).isEqualTo(bytes(3));
            consumer.release();
            assertThat(mine.available()).isZero();
        }
    }

    @Test
    void resumeRefusesWhileAnotherHoldsTheRoleAndCanBeTriedAgain() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (SpscShm mine = SpscShm.create("ring", 4096, impatient);
                SpscShm other = SpscShm.connect("ring", impatient)) {
            ShmProducer producer = mine.producer();
            producer.suspend();
            ShmProducer deputy = other.producer();
            assertThatExceptionOfType(ShmRoleHeldException.class).isThrownBy(producer::resume);
            assertThat(producer.isSuspended()).isTrue();
            assertThatExceptionOfType(ShmSuspendedException.class).isThrownBy(() -> producer.claim(8));
            deputy.close();
            producer.resume();
            assertThat(producer.offer(bytes(1))).isTrue();
        }
    }

    @Test
    void resumeRefreshesWhatWasKnownOfThePeer() {
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = mine.producer();
            while (producer.offer(ByteBuffer.allocate(56))) {
                assertThat(producer.available()).isPositive();
            }
            producer.suspend();
            assertThat(mine.consumer().poll((payload, record) -> {}, 1000)).isEqualTo(64);
            producer.resume();
            assertThat(producer.largestClaimable()).isEqualTo(producer.maxMessageLength());
        }
    }

    // ---- the ring was removed, or replaced

    @Test
    void resumeBindsToTheRingThatReplacedTheOldOne() {
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = mine.producer();
            ShmConsumer consumer = mine.consumer();
            producer.offer(bytes(1));
            producer.suspend();
            consumer.suspend();
            assertThat(SpscShm.unlink("ring", this.directory.options())).isTrue();
            try (SpscShm next = SpscShm.create("ring", 4096, this.directory.options())) {
                next.producer().offer(bytes(2));
                next.producer().close();
                producer.resume();
                consumer.resume();
                assertThat(producer.isCurrent()).isTrue();
                assertThat(mine.isCurrent()).isTrue();
                producer.offer(bytes(3));
                assertThat(next.available()).isEqualTo(32);
                assertThat(consumer.peek()).isEqualTo(bytes(2));
                consumer.release();
                assertThat(consumer.peek()).isEqualTo(bytes(3));
                consumer.release();
            }
        }
    }

    @Test
    void resumeWithoutARingFailsAndCanBeTriedAgain() {
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = mine.producer();
            producer.suspend();
            SpscShm.unlink("ring", this.directory.options());
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(producer::resume);
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(producer::resume);
            assertThat(producer.isSuspended()).isTrue();
            SpscShm.create("ring", 4096, this.directory.options()).close();
            producer.resume();
            assertThat(producer.offer(bytes(1))).isTrue();
            assertThat(mine.available()).isEqualTo(16);
        }
    }

    @Test
    void resumeWaitsForTheSuccessorAsConnectDoes() {
        ShmOptions patient =
                this.directory.builder().connectTimeout(Duration.ofSeconds(30)).build();
        try (SpscShm mine = SpscShm.create("ring", 4096, patient)) {
            ShmProducer producer = mine.producer();
            producer.suspend();
            SpscShm.unlink("ring", patient);
            CompletableFuture<Void> resuming = Background.run(producer::resume);
            assertThat(resuming).isNotDone();
            SpscShm.create("ring", 4096, patient).close();
            assertThat(resuming).succeedsWithin(Duration.ofSeconds(20));
            assertThat(producer.offer(bytes(1))).isTrue();
        }
    }

    @Test
    void resumeRefusesASuccessorOfAnotherGeometry() {
        ShmOptions stamped = this.directory.builder().stamped(true).build();
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmConsumer consumer = mine.consumer();
            consumer.suspend();
            SpscShm.unlink("ring", this.directory.options());
            SpscShm.create("ring", 8192, this.directory.options()).close();
            assertThatExceptionOfType(ShmGeometryException.class)
                    .isThrownBy(consumer::resume)
                    .withMessageContaining("8192")
                    .withMessageContaining("4096");
            SpscShm.unlink("ring", this.directory.options());
            SpscShm.create("ring", 4096, stamped).close();
            assertThatExceptionOfType(ShmGeometryException.class)
                    .isThrownBy(consumer::resume)
                    .withMessageContaining("stamping");
            SpscShm.unlink("ring", this.directory.options());
            SpscShm.create("ring", 4096, this.directory.options()).close();
            consumer.resume();
            assertThat(consumer.peek()).isNull();
        }
    }

    @Test
    void aHandleClosedWhileSuspendedStaysClosed() {
        try (SpscShm mine = SpscShm.create("ring", 4096, this.directory.options())) {
            ShmProducer producer = mine.producer();
            producer.suspend();
            producer.close();
            assertThat(producer.isOpen()).isFalse();
            assertThat(producer.isSuspended()).isFalse();
            assertThatIllegalStateException().isThrownBy(producer::resume);
            assertThat(mine.producer().offer(bytes(1))).isTrue();
        }
    }

    // ---- systems

    @Test
    void aProducerKeepsItsSlotOverSuspendAndReplacement() {
        try (MpscConsumer consumer = MpscConsumer.create("many", 3, 4096, this.directory.options())) {
            MpscProducer zero = MpscProducer.connect("many", this.directory.options());
            MpscProducer one = MpscProducer.connect("many", this.directory.options());
            zero.close();
            one.suspend();
            one.resume();
            assertThat(one.producerId()).isEqualTo(1);
            one.suspend();
            consumer.suspend();
            assertThat(MpscConsumer.unlink("many", this.directory.options())).isTrue();
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(one::resume);
            assertThatExceptionOfType(ShmNotFoundException.class).isThrownBy(consumer::resume);
            MpscConsumer.create("many", 3, 4096, this.directory.options()).close();
            one.resume();
            consumer.resume();
            assertThat(one.producerId()).isEqualTo(1);
            assertThat(one.isCurrent()).isTrue();
            one.offer(bytes(7));
            assertThat(consumer.poll(
                            (payload, record) -> assertThat(record.producer()).isEqualTo(1), 10))
                    .isEqualTo(1);
            one.close();
        }
    }

    @Test
    void aSlotTakenMeanwhileIsNotSwappedForAnother() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, impatient);
                MpscProducer mine = MpscProducer.connect("many", impatient)) {
            assertThat(consumer.isOpen()).isTrue();
            mine.suspend();
            try (MpscProducer other = MpscProducer.connect("many", impatient)) {
                assertThat(other.producerId()).isZero();
                assertThatExceptionOfType(ShmRoleHeldException.class)
                        .isThrownBy(mine::resume)
                        .withMessageContaining("producer 0");
            }
            mine.resume();
            assertThat(mine.producerId()).isZero();
        }
    }

    @Test
    void systemsOfAnotherGeometryAreRefused() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, impatient);
                MpscProducer producer = MpscProducer.connect("many", impatient)) {
            consumer.suspend();
            producer.suspend();
            MpscConsumer.unlink("many", impatient);
            MpscConsumer.create("many", 3, 4096, impatient).close();
            assertThatExceptionOfType(ShmGeometryException.class)
                    .isThrownBy(consumer::resume)
                    .withMessageContaining("2 producers")
                    .withMessageContaining("3 producers");
            assertThatExceptionOfType(ShmGeometryException.class).isThrownBy(producer::resume);
            MpscConsumer.unlink("many", impatient);
            MpscConsumer.create("many", 2, 4096, impatient).close();
            producer.resume();
            consumer.resume();
            assertThat(producer.offer(bytes(1))).isTrue();
        }
    }

    @Test
    void aProducerResumedDuringACreationSaysSo() {
        ShmOptions impatient =
                this.directory.builder().openTimeout(Duration.ofMillis(30)).build();
        try (MpscConsumer consumer = MpscConsumer.create("many", 2, 4096, impatient);
                MpscProducer producer = MpscProducer.connect("many", impatient)) {
            producer.suspend();
            RingFile.map(this.directory.resolve("many_doorbell")).putInt(RingFile.STATE, 0);
            assertThatExceptionOfType(ShmNotReadyException.class).isThrownBy(producer::resume);
            assertThat(consumer.isOpen()).isTrue();
        }
    }

    private static ByteBuffer bytes(int first) {
        return ByteBuffer.allocate(8).put(0, (byte) first);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmInspector;
import io.shmring.ShmProducer;
import io.shmring.SpscShm;
import io.shmring.testing.Background;
import io.shmring.testing.RecordingBatch;
import io.shmring.testing.RingDirectory;
import io.shmring.testing.RingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The file is cut off under a live mapping: an exception, and never the end of the JVM. */
@Timeout(60)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "JDK 17 reports such a fault later, to whatever code runs then")
class TruncationTests {

    private static final long LOCKS = 1L << 62;

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private SpscShm ring;
    private ShmProducer producer;
    private ShmConsumer consumer;

    @BeforeEach
    void open() {
        this.ring = SpscShm.create("ring", 1 << 16, this.directory.options());
        this.producer = this.ring.producer();
        this.consumer = this.ring.consumer();
    }

    @AfterEach
    void close() {
        this.ring.close();
    }

    @Test
    void everyCallFailsOnceNothingIsLeft() throws IOException {
        this.producer.offer(ByteBuffer.allocate(8));
        truncate(0);
        assertFails(() -> this.producer.offer(ByteBuffer.allocate(8)));
        assertFails(() -> this.consumer.poll((payload, record) -> {}, 1));
        for (int i = 0; i < 3; i++) {
            assertFails(() -> this.producer.claim(8));
            assertFails(this.producer::flush);
            assertFails(this.consumer::peek);
            assertFails(() -> this.consumer.pollBatch(RecordingBatch.consumingAll(), 10));
            assertFails(() -> this.consumer.waitForData(Duration.ofDays(1)));
        }
        this.producer.close();
        this.consumer.close();
        assertRolesFree();
    }

    @Test
    void aBatchInHandIsNotConsumed() throws IOException {
        this.producer.offer(ByteBuffer.allocate(8));
        assertFails(() -> this.consumer.pollBatch(
                RecordingBatch.answering(size -> {
                    cutOff();
                    return size;
                }),
                10));
        assertFails(this.consumer::peek);
        this.producer.close();
        this.consumer.close();
        assertRolesFree();
    }

    private void cutOff() {
        try {
            truncate(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void closeIsTheFirstToNotice() throws IOException {
        truncate(0);
        this.producer.close();
        this.consumer.close();
        this.ring.close();
        assertThat(this.producer.isOpen()).isFalse();
        assertRolesFree();
    }

    @Test
    void suspendIsTheFirstToNotice() throws IOException {
        truncate(0);
        assertThat(this.producer.suspend()).isTrue();
        assertThat(this.consumer.suspend()).isTrue();
        assertRolesFree();
        assertFails(this.producer::resume);
        assertFails(this.consumer::resume);
    }

    @Test
    void figuresAndWakeUpsFailWithoutHarm() throws IOException {
        try (ShmInspector inspector = ShmInspector.open("ring", this.directory.options())) {
            truncate(0);
            assertFails(this.producer::wakeup);
            assertFails(this.consumer::wakeup);
            assertFails(this.producer::available);
            assertFails(this.consumer::available);
            assertFails(this.ring::available);
            assertFails(this.ring::freeSpace);
            assertFails(inspector::snapshot);
            assertThat(this.ring.isCurrent()).isFalse();
            assertThat(inspector.isCurrent()).isFalse();
        }
    }

    @Test
    void noRoleIsTakenThen() throws IOException {
        this.producer.close();
        this.consumer.close();
        truncate(0);
        assertFails(this.ring::producer);
        assertFails(this.ring::consumer);
        assertRolesFree();
    }

    @Test
    void theControlBlockIsLeftAndTheDataIsGone() throws IOException {
        for (int i = 0; i < 5; i++) {
            this.producer.offer(ByteBuffer.allocate(1000));
        }
        truncate(256); // the first page stays, its rest reads as zeroes
        assertFails(() -> {
            for (int i = 0; i < 100; i++) {
                this.producer.offer(ByteBuffer.allocate(1000));
            }
        });
        assertFails(() -> {
            for (int i = 0; i < 100; i++) {
                this.consumer.poll((payload, record) -> {}, 10_000);
            }
        });
        this.producer.close();
        this.consumer.close();
        assertRolesFree();
    }

    @Test
    void aSleepingConsumerIsToldWithinASlice() throws IOException {
        CompletableFuture<Boolean> waiting = Background.call(() -> this.consumer.waitForData(Duration.ofDays(1)));
        RingFile.map(this.directory.resolve("ring")).awaitArmed(RingFile.DATA_ARM);
        truncate(0);
        assertThat(waiting).failsWithin(Duration.ofSeconds(20));
        assertThat(waiting.handle((result, thrown) -> thrown).join())
                .isInstanceOfAny(ShmException.class, InternalError.class);
    }

    /**
     * A page that is gone is told as one of the library's exceptions, or, on JDKs that report the fault some instructions
     * later, as the JVM's own error behind the call.
     */
    private static void assertFails(ThrowingCallable call) {
        Throwable thrown = null;
        try {
            call.call();
            Thread.yield(); // a late report comes here at the latest
        } catch (Throwable any) {
            thrown = any;
        }
        assertThat(thrown).isInstanceOfAny(ShmException.class, InternalError.class);
    }

    private void assertRolesFree() throws IOException {
        try (FileChannel file = FileChannel.open(this.directory.resolve("ring"), StandardOpenOption.WRITE)) {
            for (int role = 1; role <= 2; role++) {
                try (FileLock lock = file.tryLock(LOCKS + role, 1, false)) {
                    assertThat(lock).as("the lock of role %s is free", role).isNotNull();
                }
            }
        }
    }

    private void truncate(long size) throws IOException {
        try (FileChannel file = FileChannel.open(this.directory.resolve("ring"), StandardOpenOption.WRITE)) {
            file.truncate(size);
        }
    }
}

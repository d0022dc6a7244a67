/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.shmring.BatchHandler;
import io.shmring.MessageHandler;
import io.shmring.ShmConsumer;
import io.shmring.ShmHeaderBlock;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import io.shmring.SpscShm;
import io.shmring.testing.RingDirectory;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations that are made for each message allocate nothing. */
@Timeout(60)
class AllocationTests {

    private static final int ATTEMPTS = 6;
    private static final int OPERATIONS = 1_000_000;

    /** What the compiler threads' installation of code costs this thread now and then: far from an object an operation. */
    private static final long TOLERATED = OPERATIONS / 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @RegisterExtension
    final RingDirectory directory = new RingDirectory();

    private final ByteBuffer message = ByteBuffer.allocateDirect(32).put(0, (byte) 1);
    private final MessageHandler handler = (payload, record) -> this.sum += payload.getLong() + record.typeId();

    private SpscShm ring;
    private ShmProducer producer;
    private ShmConsumer consumer;
    private long sum;

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
    void claimAndPublishThenPeekAndRelease() {
        assertAllocatesNothing(() -> {
            ByteBuffer region = this.producer.claim(32, 7);
            if (region != null) {
                region.putLong(1);
                this.producer.publish(32);
            }
            ByteBuffer view = this.consumer.peek();
            if (view != null) {
                this.sum += view.getLong() + this.consumer.record().typeId();
                this.consumer.release();
            }
        });
    }

    @Test
    void offerWithCorrelationThenPoll() {
        assertAllocatesNothing(() -> {
            this.producer.offer(this.message, 3, 42);
            this.consumer.poll(this.handler, 10);
        });
    }

    @Test
    void offerWithAHeaderBlockThenPoll() {
        ShmHeaderBlock headers = ShmHeaderBlock.builder().put("from", "here").build();
        assertAllocatesNothing(() -> {
            this.producer.offer(this.message, headers, 3, 42);
            this.consumer.poll(this.handler, 10);
        });
    }

    @Test
    void appendAndFlushThenPollOfABatch() {
        assertAllocatesNothing(() -> {
            for (int i = 0; i < 4; i++) {
                ByteBuffer region = this.producer.claim(32);
                if (region != null) {
                    region.putLong(1);
                    this.producer.append(32);
                }
            }
            this.producer.flush();
            this.consumer.poll(this.handler, 10);
        });
    }

    @Test
    void offerOfAListThenPollOfABatch() {
        List<ByteBuffer> fixed = List.of(this.message, this.message, this.message);
        List<ByteBuffer> growing = new ArrayList<>(fixed);
        assertAllocatesNothing(() -> {
            this.producer.offerAll(fixed, 3);
            this.producer.offerAll(growing, 3);
            this.consumer.poll(this.handler, 10);
        });
    }

    @Test
    void offerOfAListThenPollOfBatchesInPart() {
        List<ByteBuffer> messages = List.of(this.message, this.message, this.message);
        BatchHandler batches = new BatchHandler() {
            @Override
            public void onMessage(ByteBuffer payload, ShmRecord record) {
                AllocationTests.this.sum += payload.getLong() + record.typeId();
            }

            @Override
            public int onBatch(int size) {
                return (size + 1) / 2;
            }
        };
        assertAllocatesNothing(() -> {
            this.producer.offerAll(messages, 3);
            this.consumer.pollBatch(batches, 10);
            this.consumer.pollBatch(batches, 10);
        });
    }

    private void assertAllocatesNothing(Runnable operation) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least >= TOLERATED; i++) { // until everything is compiled
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(operation, OPERATIONS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(TOLERATED);
        assertThat(this.ring.available()).isZero();
        assertThat(this.sum).isPositive();
    }

    private static void repeat(Runnable operation, int times) {
        for (int i = 0; i < times; i++) {
            operation.run();
        }
    }
}

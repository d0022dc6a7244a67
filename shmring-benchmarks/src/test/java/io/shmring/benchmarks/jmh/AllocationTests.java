/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shmring.MessageHandler;
import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** What is made for each message allocates nothing, in systems of many producers and in waits that find a message too. */
@Timeout(60)
class AllocationTests {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final String name = "shmring-test-" + UUID.randomUUID();
    private final MpscConsumer consumer = MpscConsumer.create(this.name, 3, 1 << 16);
    private final MpscProducer producer = MpscProducer.connect(this.name, 1);
    private final ByteBuffer message = ByteBuffer.allocateDirect(64).putLong(0, Long.MAX_VALUE);

    private long handled;

    @AfterEach
    void close() {
        this.producer.close();
        this.consumer.close();
        MpscConsumer.unlink(this.name);
    }

    @Test
    void offerThenWaitThenPoll() {
        assertPollAllocatesNothing((payload, record) -> this.handled++);
    }

    @Test
    void claimThenPeek() {
        Allocations.assertNone(Thread.currentThread(), () -> {
            ByteBuffer region = this.producer.claim(64, 7, 42);
            region.putLong(1);
            this.producer.publish(64);
            this.handled +=
                    this.consumer.peek().getLong() + this.consumer.record().correlation();
            this.consumer.release();
        });
        assertThat(this.handled).isPositive();
    }

    @Test
    void batchThenPoll() {
        MessageHandler handler = (payload, record) -> this.handled++;
        Allocations.assertNone(Thread.currentThread(), () -> {
            for (int i = 0; i < 4; i++) {
                this.producer.claim(64).putLong(1);
                this.producer.append(64);
            }
            this.producer.flush();
            this.consumer.poll(handler, 4);
        });
        assertThat(this.handled).isPositive();
    }

    @Test
    void listenersOfTheView() {
        Listeners listeners = new Listeners(JsonMapper.builder().build());
        assertPollAllocatesNothing(listeners.calling("view", ByteBuffer.class));
        assertPollAllocatesNothing(listeners.calling("viewAndRecord", ByteBuffer.class, ShmRecord.class));
        assertThat(listeners.sum()).isPositive();
    }

    @Test
    void countsWhatAListenerOfACopyAllocates() {
        MessageHandler copying = new Listeners(JsonMapper.builder().build()).calling("bytes", byte[].class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertPollAllocatesNothing(copying))
                .withMessageContaining("bytes for");
    }

    private void assertPollAllocatesNothing(MessageHandler handler) {
        Allocations.assertNone(Thread.currentThread(), () -> {
            this.producer.offer(this.message);
            if (this.consumer.waitForData(LONG)) {
                this.consumer.poll(handler, 1);
            }
        });
        assertThat(this.consumer.available()).isZero();
    }
}

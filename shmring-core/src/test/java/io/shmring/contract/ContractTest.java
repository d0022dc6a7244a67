/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.ShmConsumer;
import io.shmring.ShmInspector;
import io.shmring.ShmProducer;
import io.shmring.ShmSnapshot;
import io.shmring.testing.RingFile;
import io.shmring.testing.RingNames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both ends of one ring on one thread, for each kind of ring, and wherever its positions are.
 *
 * <p>Positions count bytes from the creation on and wrap around like the numbers they are. A ring at 1 GB/s is behind 2^31 in
 * two seconds and behind 2^63 in three hundred years; nothing may happen there. The rings start either at 0 or so that the
 * first record, or one of the second half lap, lies across the place.
 */
@ParameterizedClass(name = "from position {0}")
@ValueSource(
        longs = {
            0,
            (1L << 31) - 64,
            (1L << 31) - ContractTest.CAPACITY / 2,
            (1L << 32) - 64,
            (1L << 32) - ContractTest.CAPACITY / 2,
            Long.MIN_VALUE - 64,
            Long.MIN_VALUE - ContractTest.CAPACITY / 2,
            -64,
            -ContractTest.CAPACITY / 2
        })
@Timeout(60)
abstract class ContractTest {

    static final int CAPACITY = 4096;
    static final int MAX_LENGTH = CAPACITY / 2 - 16;

    @RegisterExtension
    final RingNames names = new RingNames();

    @Parameter
    long start;

    String name;
    RingKind.Ends ends;
    ShmProducer producer;
    ShmConsumer consumer;

    /** What the ring is made of. */
    abstract RingKind kind();

    @BeforeEach
    void openRing() {
        this.name = this.names.next();
        kind().create(this.name);
        RingFile.map(kind().ring(this.name)).putLong(RingFile.HEAD, this.start).putLong(RingFile.TAIL, this.start);
        this.ends = kind().open(this.name);
        this.producer = this.ends.producer();
        this.consumer = this.ends.consumer();
    }

    @AfterEach
    void closeRing() {
        this.ends.close();
    }

    // ---- helpers

    ByteBuffer claim(int length) {
        ByteBuffer region = this.producer.claim(length);
        assertThat(region).as("room for %s", length).isNotNull();
        return region;
    }

    ByteBuffer peek() {
        ByteBuffer view = this.consumer.peek();
        assertThat(view).as("a message").isNotNull();
        return view;
    }

    int fill(int length) {
        return fill(length, Integer.MAX_VALUE);
    }

    int fill(int length, int limit) {
        int sent = 0;
        while (sent < limit && this.producer.offer(ByteBuffer.allocate(length))) {
            sent++;
        }
        return sent;
    }

    List<String> drain() {
        List<String> seen = new ArrayList<>();
        this.consumer.poll((payload, record) -> seen.add(read(payload)), Integer.MAX_VALUE);
        return seen;
    }

    ShmSnapshot.Ring ring() {
        try (ShmInspector inspector = ShmInspector.open(this.name)) {
            return inspector.snapshot().rings().get(Math.max(0, this.producer.producerId()));
        }
    }

    static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    static String read(ByteBuffer payload) {
        return UTF_8.decode(payload.duplicate()).toString();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a look at an empty ring costs, which a spinning consumer pays again and again. */
@State(Scope.Thread)
public class EmptyRingBenchmark extends SingleOperation {

    private final MessageHandler handler = (payload, record) -> {
        throw new IllegalStateException("the ring is not empty");
    };
    private final org.agrona.concurrent.MessageHandler agronaHandler = (type, buffer, index, length) -> {
        throw new IllegalStateException("the ring is not empty");
    };

    private LocalRing ring;
    private LocalAgronaRing agrona;

    /** Opens both rings. */
    @Setup
    public void open() {
        this.ring = new LocalRing();
        this.agrona = new LocalAgronaRing();
    }

    /** Closes both and leaves no object. */
    @TearDown
    public void close() {
        this.agrona.close();
        this.ring.close();
    }

    /**
     * Polls.
     *
     * @return no messages
     */
    @Benchmark
    public int emptyPoll() {
        return this.ring.consumer.poll(this.handler, 1);
    }

    /**
     * Peeks.
     *
     * @return no message
     */
    @Benchmark
    public @Nullable ByteBuffer emptyPeek() {
        return this.ring.consumer.peek();
    }

    /**
     * What Agrona's ring takes for {@link #emptyPoll()}.
     *
     * @return no messages
     */
    @Benchmark
    public int agronaEmptyRead() {
        return this.agrona.ring.read(this.agronaHandler, 1);
    }
}

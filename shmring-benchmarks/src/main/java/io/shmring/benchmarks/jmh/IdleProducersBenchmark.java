/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the rings of producers that send nothing cost the consumer that reads them too. */
@State(Scope.Thread)
public class IdleProducersBenchmark extends SingleOperation {

    /** More than there will be: at its limit a poll ends before it has come to the idle rings. */
    private static final int LIMIT = 256;

    /** How many producers are connected. One of them sends. */
    @Param({"8", "64"})
    public int producers;

    private final ByteBuffer message = ByteBuffer.allocateDirect(64);
    private final List<MpscProducer> connected = new ArrayList<>();
    private final MessageHandler handler = (payload, record) -> this.sum += payload.getLong();

    private MpscConsumer consumer;
    private MpscProducer active;
    private long sum;

    /** Creates the system and takes all of its slots. */
    @Setup
    public void open() {
        String name = RingNames.fresh();
        this.consumer = MpscConsumer.create(name, this.producers, LocalRing.CAPACITY);
        for (int slot = 0; slot < this.producers; slot++) {
            this.connected.add(MpscProducer.connect(name, slot));
        }
        this.active = this.connected.get(this.producers / 2);
    }

    /** Closes the system and leaves no object. */
    @TearDown
    public void close() {
        String name = this.consumer.name();
        this.connected.forEach(MpscProducer::close);
        this.consumer.close();
        MpscConsumer.unlink(name);
    }

    /**
     * A message of the only producer that sends, taken as a listener takes it.
     *
     * @return the sum, for the compiler to keep what makes it
     */
    @Benchmark
    public long offerAndPoll() {
        if (!this.active.offer(this.message) || this.consumer.poll(this.handler, LIMIT) != 1) {
            throw new IllegalStateException("the ring has not handed over the message; the figure would mean nothing");
        }
        return this.sum;
    }

    /**
     * A look at all of the rings.
     *
     * @return no messages
     */
    @Benchmark
    public int emptyPoll() {
        return this.consumer.poll(this.handler, LIMIT);
    }
}

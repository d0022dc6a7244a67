/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MessageHandler;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A message into the ring and out of it again, on one thread. The yardstick is Agrona's ring of one producer, which has no
 * consumer that may sleep, and so nothing to look at after a publish. In every pair of methods both write and read the
 * same: the whole message where it is copied, its first eight bytes where it is made in place.
 */
@State(Scope.Thread)
public class OfferPollBenchmark extends SingleOperation {

    private static final int BATCH = 16;
    private static final int AGRONA_TYPE = 1; // its smallest

    /** The payload's length in bytes. */
    @Param({"8", "64", "1024"})
    public int length;

    private ByteBuffer message;
    private UnsafeBuffer agronaMessage;
    private LocalRing ring;
    private LocalAgronaRing agrona;
    private long sequence;
    private long sum;

    private final MessageHandler handler = (payload, record) -> this.sum += payload.getLong();
    private final org.agrona.concurrent.MessageHandler agronaHandler =
            (type, buffer, index, length) -> this.sum += buffer.getLong(index);

    /** Opens both rings. */
    @Setup
    public void open() {
        this.message = ByteBuffer.allocateDirect(this.length);
        this.agronaMessage = new UnsafeBuffer(this.message);
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
     * Copies a message in, and reads it in a handler.
     *
     * @return the sum, for the compiler to keep what makes it
     */
    @Benchmark
    public long offerAndPoll() {
        require(this.ring.producer.offer(this.message));
        require(this.ring.consumer.poll(this.handler, 1) == 1);
        return this.sum;
    }

    /**
     * Makes a message in place, and reads it where it lies.
     *
     * @return as in {@link #offerAndPoll()}
     */
    @Benchmark
    public long claimAndPeek() {
        ByteBuffer region = this.ring.producer.claim(this.length);
        region.putLong(this.sequence++);
        this.ring.producer.publish(this.length);
        this.sum += this.ring.consumer.peek().getLong();
        this.ring.consumer.release();
        return this.sum;
    }

    /**
     * Makes messages in place that become visible together, and reads them in one poll. The figure is for one of them.
     *
     * @return as in {@link #offerAndPoll()}
     */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long appendAndPollBatch() {
        for (int i = 0; i < BATCH; i++) {
            ByteBuffer region = this.ring.producer.claim(this.length);
            region.putLong(this.sequence++);
            this.ring.producer.append(this.length);
        }
        this.ring.producer.flush();
        require(this.ring.consumer.poll(this.handler, BATCH) == BATCH);
        return this.sum;
    }

    /**
     * What Agrona's ring takes for {@link #offerAndPoll()}.
     *
     * @return as in {@link #offerAndPoll()}
     */
    @Benchmark
    public long agronaWriteAndRead() {
        require(this.agrona.ring.write(AGRONA_TYPE, this.agronaMessage, 0, this.length));
        require(agronaRead());
        return this.sum;
    }

    /**
     * What Agrona's ring takes for {@link #claimAndPeek()}; it has no peek.
     *
     * @return as in {@link #offerAndPoll()}
     */
    @Benchmark
    public long agronaClaimAndRead() {
        int index = this.agrona.ring.tryClaim(AGRONA_TYPE, this.length);
        this.agrona.ring.buffer().putLong(index, this.sequence++);
        this.agrona.ring.commit(index);
        require(agronaRead());
        return this.sum;
    }

    /** A read that comes upon the padding at the wrap does no more than skip it. */
    private boolean agronaRead() {
        return this.agrona.ring.read(this.agronaHandler, 1) == 1 || this.agrona.ring.read(this.agronaHandler, 1) == 1;
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("the ring has not handed over the message; the figure would mean nothing");
        }
    }
}

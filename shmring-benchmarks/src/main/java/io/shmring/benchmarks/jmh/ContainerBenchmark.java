/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmProducer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a listener container costs beside the loop that one would write oneself: one thread sends messages of 64 bytes, the
 * other takes them. Needs two cores.
 */
@State(Scope.Benchmark)
public class ContainerBenchmark extends SingleOperation {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Who takes the messages. */
    @Param
    public Receiver receiver;

    private final ByteBuffer message = ByteBuffer.allocateDirect(64);

    private RunningReceiver running;
    private ShmProducer producer;
    private long sent;

    /** Who takes the messages. */
    public enum Receiver {
        /** A loop around {@code waitForData} and {@code poll}. */
        BARE(BareReceiver::new),
        /** A listener method that takes the view. */
        LISTENER(ListeningApplication::new),
        /** The same with the timers that the starter adds if there is a meter registry. */
        TIMED_LISTENER(() -> new ListeningApplication(ListeningApplication.Metrics.class));

        private final Supplier<RunningReceiver> start;

        Receiver(Supplier<RunningReceiver> start) {
            this.start = start;
        }
    }

    /** Starts the receiver. */
    @Setup
    public void start() {
        this.running = this.receiver.start.get();
        this.producer = this.running.producer();
    }

    /** Stops the receiver and leaves no object. */
    @TearDown
    public void stop() {
        this.running.close();
    }

    /** One message among many: as fast as the slower of both goes. */
    @Benchmark
    public void stream() {
        send();
    }

    /**
     * One message alone, up to the moment at which its handler has done its work: each is polled by itself, by a receiver that
     * is awake.
     */
    @Benchmark
    public void handOver() {
        send();
        while (received() < this.sent) {
            Thread.onSpinWait();
        }
    }

    long received() {
        return this.running.received();
    }

    private void send() {
        while (!this.producer.offer(this.message)) {
            if (!this.producer.waitForSpace(this.message.remaining(), LONG)) {
                throw new IllegalStateException("nobody takes messages; the figure would mean nothing");
            }
        }
        this.sent++;
    }
}

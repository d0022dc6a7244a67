/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * How many messages of 64 bytes several threads send by one template, all of them together: to one ring, whose lock they take in
 * turns, or each to a slot of its own, whose lock nobody else wants. A thread more takes the messages.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SendersBenchmark extends SingleOperation {

    private static final int MOST_THREADS = 8;

    /** Where the threads send to. */
    @Param
    public Way way;

    private SendingApplication application;

    /** Where the threads send to. */
    public enum Way {
        /** All to a ring of one producer. */
        ONE_RING,
        /** Each to a ring of its own in a system of many producers: a key for each, all of the same name. */
        SLOT_EACH
    }

    /** What one thread sends, and by which key. */
    @State(Scope.Thread)
    public static class Sender {

        private final ByteBuffer message = ByteBuffer.allocateDirect(64);
        private String key = "";

        /** Chooses the key. */
        @Setup
        public void choose(SendersBenchmark benchmark, ThreadParams threads) {
            this.key = benchmark.application.key(threads.getThreadIndex());
        }
    }

    /** Opens the rings and starts the thread that drains them. */
    @Setup
    public void start() {
        this.application =
                (this.way == Way.ONE_RING) ? SendingApplication.toOneRing() : SendingApplication.toSlots(MOST_THREADS);
    }

    /** Leaves no object. */
    @TearDown
    public void stop() {
        this.application.close();
    }

    /** Nobody to wait for. */
    @Benchmark
    @Threads(1)
    public void oneThread(Sender sender) {
        send(sender);
    }

    /** Two at a time. */
    @Benchmark
    @Threads(2)
    public void twoThreads(Sender sender) {
        send(sender);
    }

    /** Four at a time. */
    @Benchmark
    @Threads(4)
    public void fourThreads(Sender sender) {
        send(sender);
    }

    /** Eight at a time. */
    @Benchmark
    @Threads(MOST_THREADS)
    public void eightThreads(Sender sender) {
        send(sender);
    }

    private void send(Sender sender) {
        this.application.template().send(sender.key, sender.message);
    }
}

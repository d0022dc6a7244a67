/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.transport.Receiver;

/** Sleeps until the message comes that ends the window; tells what time on a core that took. */
final class Sleep implements Workload, Receiver.Sink {

    private final Receiver receiver;
    private final CpuClock clock = new CpuClock();
    private int length;

    Sleep(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public Figures window(int length, long millis) {
        this.length = length;
        long start = System.nanoTime();
        CpuTime cpu = this.clock.now();
        int messages = this.receiver.await(this);
        CpuTime used = this.clock.since(cpu);
        long nanos = System.nanoTime() - start;
        if (messages != 1) {
            throw new IllegalStateException(messages + " messages were received, expected is one");
        }
        return new Figures(messages, nanos, null, new long[] {messages}, used);
    }

    @Override
    public void onMessage(long sequence, int length) {
        if (sequence != Sequence.END || length != this.length) {
            throw new IllegalStateException("message " + sequence + " of " + length
                    + " bytes was received, expected is " + Sequence.END + " of " + this.length + " bytes");
        }
    }

    @Override
    public void close() {
        this.receiver.close();
    }
}

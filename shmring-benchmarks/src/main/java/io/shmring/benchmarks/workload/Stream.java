/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Sender;

/** Sends as fast as it can. */
final class Stream implements Workload {

    private static final int CLOCK_INTERVAL = 256;

    private final Sender sender;
    private final int id;

    Stream(Sender sender, int id) {
        this.sender = sender;
        this.id = id;
    }

    @Override
    public Figures window(int length, long millis) {
        long start = System.nanoTime();
        long nanos = millis * 1_000_000;
        long number = 0;
        do {
            for (int i = 0; i < CLOCK_INTERVAL; i++) {
                this.sender.send(Sequence.of(this.id, number++), length);
            }
        } while (System.nanoTime() - start < nanos);
        this.sender.send(Sequence.of(this.id, Sequence.END), length);
        this.sender.flush();
        return new Figures(number, System.nanoTime() - start, null, new long[0]);
    }

    @Override
    public void close() {
        this.sender.close();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Sender;

/** Is connected and sends nothing until the time is up, then the one message that ends the window. */
final class Silence implements Workload {

    private final Sender sender;

    Silence(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Figures window(int length, long millis) {
        long start = System.nanoTime();
        Parking.until(start + millis * 1_000_000);
        this.sender.send(Sequence.END, length);
        this.sender.flush();
        return new Figures(1, System.nanoTime() - start, null, new long[0]);
    }

    @Override
    public void close() {
        this.sender.close();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

/** What one process does with its ends of the channels; used by one thread. */
public interface Workload extends AutoCloseable {

    /**
     * Runs until the time is up, or, on a receiving side, until the other side says so.
     *
     * @param length bytes of each message
     * @param millis how long
     * @return what this side can tell; {@link Figures#messages()} of a side that does not measure is what it sent, or 0
     * @throws IllegalStateException if a message is lost, doubled, out of order or of another length
     */
    Figures window(int length, long millis);

    @Override
    void close();
}

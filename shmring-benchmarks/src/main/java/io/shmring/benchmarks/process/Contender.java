/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

import io.shmring.benchmarks.workload.Figures;

/** What takes part in a scenario; asleep outside its windows. */
public interface Contender extends AutoCloseable {

    /**
     * What tables and plots call it.
     *
     * @return a name
     */
    String name();

    /**
     * Whether it takes part with messages of that length.
     *
     * @param length bytes
     * @return false if it is left out there
     */
    boolean carries(int length);

    /**
     * Runs one window and waits for its end.
     *
     * @param length bytes of each message
     * @param millis how long
     * @return what was measured
     * @throws PeerException if a process fails; then nothing more can be measured with it
     */
    Figures window(int length, long millis);

    @Override
    void close();
}

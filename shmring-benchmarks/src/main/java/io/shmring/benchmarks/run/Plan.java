/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.process.JavaRuntime;
import io.shmring.benchmarks.result.Scenario;
import io.shmring.benchmarks.transport.Transport;
import java.util.List;

/**
 * What is measured, and how often.
 *
 * @param heats what the processes do
 * @param transports which take part
 * @param jdks which JDKs
 * @param rounds how often everything is done with new processes
 * @param windows how often each measurement is repeated in a round
 * @param millis length of a window
 * @param idleMillis the least length of a window in which nothing happens
 * @param warmUpMillis how long each transport runs before that
 */
record Plan(
        List<Heat> heats,
        List<Transport> transports,
        List<JavaRuntime> jdks,
        int rounds,
        int windows,
        long millis,
        long idleMillis,
        long warmUpMillis) {

    /** How often a measurement is repeated in a round: a long window has nothing to repeat. */
    int windows(Scenario scenario) {
        return scenario == Scenario.IDLE ? 1 : this.windows;
    }

    /** Length of a window. */
    long millis(Scenario scenario) {
        return scenario == Scenario.IDLE ? Math.max(this.idleMillis, this.millis) : this.millis;
    }
}

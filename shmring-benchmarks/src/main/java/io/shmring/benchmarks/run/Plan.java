/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import io.shmring.benchmarks.process.JavaRuntime;
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
 * @param warmUpMillis how long each transport runs before that
 */
record Plan(
        List<Heat> heats,
        List<Transport> transports,
        List<JavaRuntime> jdks,
        int rounds,
        int windows,
        long millis,
        long warmUpMillis) {}

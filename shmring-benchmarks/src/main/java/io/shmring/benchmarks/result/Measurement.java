/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * One window of one transport: a line of {@code measurements.jsonl}.
 *
 * @param scenario what was done
 * @param transport the transport's name
 * @param jdk feature version
 * @param length bytes of a message
 * @param senders number of sending processes; in {@link Scenario#IDLE} how many there is room for, one of them connected
 * @param round which run: each has new processes
 * @param window which window of the run, from 0; the transports take turns, so equal numbers lie close in time
 * @param probeBefore round trip of one cache line between the cores before the window, nanoseconds
 * @param probeAfter the same after it
 * @param messages how many messages, or round trips
 * @param nanos how long that took
 * @param histogram round trip times in nanoseconds, an HdrHistogram compressed and in base 64; null for one-way scenarios
 * @param shares messages of each sender; one element but for {@link Scenario#PRODUCERS}
 * @param cpu what time on a core the receiving process took; null but for {@link Scenario#IDLE}
 */
public record Measurement(
        Scenario scenario,
        String transport,
        int jdk,
        int length,
        int senders,
        int round,
        int window,
        double probeBefore,
        double probeAfter,
        long messages,
        long nanos,
        @Nullable String histogram,
        long[] shares,
        @Nullable CpuTime cpu) {

    /**
     * In which state the cores were.
     *
     * @return the state of both probes
     */
    public Distance distance() {
        return Distance.of(this.probeBefore, this.probeAfter);
    }
}

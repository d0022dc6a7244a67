/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

/**
 * Time that a receiving process was on a core.
 *
 * @param threadNanos of the thread that receives
 * @param processNanos of all threads; the JVM's own are among them, and a JDK may count in hundredths of a second
 */
public record CpuTime(long threadNanos, long processNanos) {

    /**
     * Of the thread that receives.
     *
     * @param nanos over what time
     * @return percent of one core
     */
    public double threadPercent(long nanos) {
        return 100.0 * this.threadNanos / nanos;
    }

    /**
     * Of all threads.
     *
     * @param nanos over what time
     * @return percent of one core
     */
    public double processPercent(long nanos) {
        return 100.0 * this.processNanos / nanos;
    }
}

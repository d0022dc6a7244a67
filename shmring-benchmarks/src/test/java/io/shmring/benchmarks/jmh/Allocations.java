/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a thread allocates, by the virtual machine's own count. */
final class Allocations {

    private static final int OPERATIONS = 1_000_000;

    /** The first of them run while methods are still being compiled, which allocates on the running thread now and then. */
    private static final int ATTEMPTS = 6;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Fails unless a million operations make the thread allocate less than a byte each. */
    static void assertNone(Thread thread, Runnable operation) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least >= OPERATIONS; attempt++) {
            long before = by(thread);
            for (int i = 0; i < OPERATIONS; i++) {
                operation.run();
            }
            least = Math.min(least, by(thread) - before);
        }
        assertThat(least).as("bytes for %,d operations", OPERATIONS).isLessThan(OPERATIONS);
    }

    private static long by(Thread thread) {
        long bytes = THREADS.getThreadAllocatedBytes(thread.getId());
        assertThat(bytes).as("bytes of %s, -1 if it has ended", thread).isNotNegative();
        return bytes;
    }
}

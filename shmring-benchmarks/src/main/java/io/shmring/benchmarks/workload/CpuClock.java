/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import io.shmring.benchmarks.result.CpuTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Tells how long the calling thread, and its process, were on a core. */
final class CpuClock {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Since their beginning. */
    CpuTime now() {
        return new CpuTime(this.threads.getCurrentThreadCpuTime(), this.process.getProcessCpuTime());
    }

    CpuTime since(CpuTime start) {
        CpuTime now = now();
        return new CpuTime(now.threadNanos() - start.threadNanos(), now.processNanos() - start.processNanos());
    }
}

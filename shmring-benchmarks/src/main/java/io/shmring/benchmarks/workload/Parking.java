/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import java.util.concurrent.locks.LockSupport;

/** Sleeps without a message to wait for. */
final class Parking {

    private Parking() {}

    /** Returns when {@link System#nanoTime()} has come there. */
    static void until(long due) {
        long rest;
        while ((rest = due - System.nanoTime()) > 0) {
            LockSupport.parkNanos(rest);
        }
    }
}

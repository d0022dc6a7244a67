/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

/** The first eight bytes of a message: the sender in the upper eight bits, and the message's number. */
final class Sequence {

    /** The number of the message that ends a window. */
    static final long END = (1L << 56) - 1;

    private Sequence() {}

    static long of(int sender, long number) {
        return (long) sender << 56 | number;
    }

    static int sender(long sequence) {
        return (int) (sequence >>> 56);
    }

    static long number(long sequence) {
        return sequence & END;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

/**
 * A full memory barrier on every running thread of this process, so that the fast side of an asymmetric hand-shake needs
 * none. Where the kernel refuses it, {@link #isAvailable()} is false and the fast side must use volatile accesses.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/membarrier.2.html">membarrier(2)</a>
 */
public final class ProcessBarrier {

    private static final long PRIVATE_EXPEDITED = 1 << 3;
    private static final long REGISTER_PRIVATE_EXPEDITED = 1 << 4;

    private static final boolean AVAILABLE = membarrier(REGISTER_PRIVATE_EXPEDITED) == 0;

    private ProcessBarrier() {}

    /**
     * Whether {@link #issue()} does anything.
     *
     * @return the same for the life of the process
     */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    /** Issues the barrier. For the slow side: it interrupts the other processors. */
    public static void issue() {
        if (AVAILABLE && membarrier(PRIVATE_EXPEDITED) != 0) {
            throw new SystemCallException("membarrier", LibC.errno());
        }
    }

    private static long membarrier(long command) {
        return LibC.syscall(LibC.ARCHITECTURE.membarrier, command, 0, 0, 0, 0, 0);
    }
}

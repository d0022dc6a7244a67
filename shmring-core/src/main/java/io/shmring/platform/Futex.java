/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A 32-bit word in shared memory on which processes sleep. Shared futexes (without the private flag): the key is the inode
 * and the offset, so the processes may map it anywhere.
 *
 * <p>Waiting is for one thread at a time, waking for any.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
 */
public final class Futex {

    /** What a wait ended with. Callers must look at their condition after each of them. */
    public enum Outcome {
        /** Woken, or so it seems. */
        WOKEN,
        /** The word had another value already. */
        CHANGED,
        /** The time was up. */
        TIMED_OUT,
        /** A signal came. */
        SIGNALLED
    }

    private static final long FUTEX_WAIT = 0;
    private static final long FUTEX_WAKE_OP = 5;

    /** FUTEX_OP(FUTEX_OP_ADD, 1, FUTEX_OP_CMP_EQ, 0): adds 1 to the second word, which here is the same one. */
    private static final long ADD_ONE = 0x1000_1000L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteBuffer memory;
    private final long address;

    /** Made by the first wait: most of the words are only ever woken by this process. */
    private @Nullable ByteBuffer timespec;

    /**
     * Refers to a word.
     *
     * @param memory the mapping, which this object keeps reachable
     * @param offset the word's offset from the buffer's start, a multiple of 4
     */
    public Futex(ByteBuffer memory, int offset) {
        this.memory = memory;
        this.address = Pointer.nativeValue(Native.getDirectBufferPointer(memory)) + offset;
    }

    /**
     * Sleeps if the word still has the expected value.
     *
     * @param expected the value
     * @param nanos how long at most, more than 0
     * @return why it ended; may be spurious
     * @throws SystemCallException if the kernel refuses the call altogether
     * @throws InternalError if the word's page is gone
     */
    public Outcome await(int expected, long nanos) {
        ByteBuffer timeout = this.timespec;
        if (timeout == null) {
            timeout = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
            this.timespec = timeout;
        }
        timeout.putLong(0, nanos / NANOS_PER_SECOND).putLong(8, nanos % NANOS_PER_SECOND);
        try {
            long result = LibC.syscall(
                    LibC.ARCHITECTURE.futex,
                    this.address,
                    FUTEX_WAIT,
                    Integer.toUnsignedLong(expected),
                    Pointer.nativeValue(Native.getDirectBufferPointer(timeout)),
                    0,
                    0);
            return result == 0 ? Outcome.WOKEN : outcome(LibC.errno());
        } finally {
            Reference.reachabilityFence(this.memory);
            Reference.reachabilityFence(timeout);
        }
    }

    /**
     * Adds 1 to the word and wakes every sleeper, in one system call. The kernel does the addition, since HotSpot 17 ends the
     * JVM when an atomic addition meets a page that a truncation took away; the kernel just says so.
     *
     * @throws SystemCallException if the kernel refuses the call altogether
     * @throws InternalError if the word's page is gone
     */
    public void bumpAndWakeAll() {
        try {
            long woken = LibC.syscall(
                    LibC.ARCHITECTURE.futex, this.address, FUTEX_WAKE_OP, Integer.MAX_VALUE, 0, this.address, ADD_ONE);
            if (woken < 0) {
                throw failure("futex FUTEX_WAKE_OP", LibC.errno());
            }
        } finally {
            Reference.reachabilityFence(this.memory);
        }
    }

    private static Outcome outcome(int errno) {
        return switch (errno) {
            case Errno.EAGAIN -> Outcome.CHANGED;
            case Errno.ETIMEDOUT -> Outcome.TIMED_OUT;
            case Errno.EINTR -> Outcome.SIGNALLED;
            default -> throw failure("futex FUTEX_WAIT", errno);
        };
    }

    /** A page that is gone is the same to callers, whether the kernel or an access of their own finds out. */
    private static SystemCallException failure(String call, int errno) {
        if (errno == Errno.EFAULT) {
            throw new InternalError(call + " found the word's page gone");
        }
        return MissingCallException.of(
                call,
                errno,
                "FUTEX_WAIT and FUTEX_WAKE_OP without FUTEX_PRIVATE_FLAG, which are operations " + FUTEX_WAIT + " and "
                        + FUTEX_WAKE_OP + " of the system call futex (number " + LibC.ARCHITECTURE.futex + ")");
    }

    /**
     * Makes each of the calls once on a word of its own, where neither has anything to do.
     *
     * @throws SystemCallException if the kernel refuses one
     */
    static void requireShared() {
        Futex word = new Futex(ByteBuffer.allocateDirect(Integer.BYTES), 0);
        word.bumpAndWakeAll();
        word.await(0, 1); // not the value any more: returns at once
    }
}

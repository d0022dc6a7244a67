/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Growing pauses between attempts at something that another process will let go of, up to a deadline. */
public final class RetryPause {

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

    private final Deadline deadline;
    private long next = FIRST;

    /**
     * Pauses up to a deadline.
     *
     * @param deadline when to give up
     */
    public RetryPause(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * Pauses once.
     *
     * @return false, without a pause, if the deadline has passed or the thread is interrupted: give up then
     */
    public boolean await() {
        long left = this.deadline.left();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(Math.min(this.next, left));
        this.next = Math.min(this.next * 2, LONGEST);
        return true;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

/** A system call failed. Callers that know the ring turn it into one of the library's typed exceptions. */
public class SystemCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    SystemCallException(String call, int errno) {
        this(call, errno, "");
    }

    SystemCallException(String call, int errno, String remedy) {
        super(call + " failed: " + Errno.describe(errno) + remedy);
        this.errno = errno;
    }

    /**
     * Why it failed.
     *
     * @return one of the numbers in {@link Errno}, or another
     */
    public int errno() {
        return this.errno;
    }
}

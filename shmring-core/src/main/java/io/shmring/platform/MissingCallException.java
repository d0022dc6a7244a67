/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

/**
 * The kernel does not offer, or a seccomp filter or sandbox does not permit, a call that rings cannot do without. The message
 * says which, and what to do.
 */
public final class MissingCallException extends SystemCallException {

    private static final long serialVersionUID = 1L;

    private MissingCallException(String call, int errno, String remedy) {
        super(call, errno, "; " + remedy);
    }

    /**
     * The exception for a call whose arguments are beyond doubt.
     *
     * @param need what rings need, in words for whoever writes the filter
     */
    static SystemCallException of(String call, int errno, String need) {
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES, Errno.EINVAL, Errno.ENOSYS, Errno.EOPNOTSUPP ->
                new MissingCallException(
                        call,
                        errno,
                        "rings need " + need + ": allow it in the seccomp profile or sandbox of this process");
            default -> new SystemCallException(call, errno);
        };
    }
}

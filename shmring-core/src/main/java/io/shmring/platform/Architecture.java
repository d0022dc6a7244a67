/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.platform;

import java.util.Locale;

/**
 * The numbers of the Linux kernel interface that differ between processors.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscalls.2.html">syscalls(2)</a>
 */
enum Architecture {
    X86_64(202, 72, 324, 0200000, 0400000),
    AARCH64(98, 25, 283, 040000, 0100000);

    final long futex;
    final long fcntl;
    final long membarrier;
    final int openDirectory;
    final int openNoFollow;

    Architecture(long futex, long fcntl, long membarrier, int openDirectory, int openNoFollow) {
        this.futex = futex;
        this.fcntl = fcntl;
        this.membarrier = membarrier;
        this.openDirectory = openDirectory;
        this.openNoFollow = openNoFollow;
    }

    /** O_TMPFILE contains O_DIRECTORY, so that kernels without it refuse the call instead of opening the directory. */
    int openTmpfile() {
        return 020000000 | this.openDirectory;
    }

    static Architecture of(String osName, String osArch) {
        if (osName.toLowerCase(Locale.ROOT).equals("linux")) {
            switch (osArch.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64", "x86-64":
                    return X86_64;
                case "aarch64", "arm64":
                    return AARCH64;
                default:
                    break;
            }
        }
        throw new UnsupportedOperationException(
                "needs Linux on x86-64 or aarch64, this is " + osName + " on " + osArch);
    }
}

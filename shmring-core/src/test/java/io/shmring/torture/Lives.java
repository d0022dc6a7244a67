/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.nio.file.Path;

/** The processes of a round by their numbers, from 1: which of them were killed, and which one found a promise broken. */
final class Lives {

    private static final int LIMIT = 1 << 16;

    /** The test's own process. */
    static final long DRIVER = LIMIT - 1;

    private static final int FAILED = 0;

    private final WordFile file;

    Lives(Path directory) {
        this.file = new WordFile(directory.resolve("lives"), LIMIT);
    }

    /** To be called before the signal is sent. */
    void doom(long life) {
        this.file.set((int) life, 1);
    }

    boolean isDoomed(long life) {
        return this.file.get((int) life) != 0;
    }

    /** The first one is remembered. */
    void fail(long life) {
        this.file.replace(FAILED, 0, life);
    }

    /** The first process that failed, 0 if none did. */
    long failed() {
        return this.file.get(FAILED);
    }
}

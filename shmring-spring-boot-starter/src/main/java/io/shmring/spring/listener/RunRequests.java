/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** What is asked of one run of a container, by any thread. */
final class RunRequests {

    private volatile boolean stop;
    private volatile boolean pause;
    private volatile boolean halted; // one of the two, so that the hot path reads one field
    private volatile boolean interrupted;

    void stop() {
        this.stop = true;
        this.halted = true;
    }

    void pause(boolean pause) {
        this.pause = pause;
        this.halted = pause || this.stop;
        if (this.stop) {
            this.halted = true; // asked for between the two lines above
        }
    }

    /** The stop takes too long. */
    void interrupt() {
        this.interrupted = true;
    }

    boolean isStop() {
        return this.stop;
    }

    boolean isPause() {
        return this.pause;
    }

    /** Whether no further message is to be taken for now. */
    boolean isHalted() {
        return this.halted;
    }

    boolean isInterrupted() {
        return this.interrupted;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmNotReadyException;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often something is begun anew because other processes got in between. Each time one of them got on, so this ends
 * soon unless they create and remove without end, or somebody writes garbage.
 */
public final class Contention {

    /** So often anybody may begin anew, whatever the limit: to finish what a dead process left is no contention. */
    private static final int FREE_ROUNDS = 3;

    private final String ring;
    private final Path path;
    private final Duration limit;
    private int free = FREE_ROUNDS;
    private @Nullable RetryPause pause;

    /**
     * A limit.
     *
     * @param ring the ring's name
     * @param path what is fought about
     * @param limit counted from the first time
     */
    public Contention(String ring, Path path, Duration limit) {
        this.ring = ring;
        this.path = path;
        this.limit = limit;
    }

    /**
     * To be called before each new beginning; pauses a little, but not the first times.
     *
     * @throws ShmNotReadyException if the time is up
     */
    public void beginAnew() {
        if (this.free > 0) {
            this.free--;
            return;
        }
        RetryPause current = this.pause;
        if (current == null) {
            current = new RetryPause(Deadline.after(this.limit));
            this.pause = current;
        }
        if (!current.await()) {
            throw new ShmNotReadyException(
                    this.ring,
                    Thread.currentThread().isInterrupted()
                            ? "interrupted while other processes were creating or removing " + this.path
                            : this.path
                                    + " is created, removed or repaired by other processes again and again; try again"
                                    + " later",
                    null);
        }
    }
}

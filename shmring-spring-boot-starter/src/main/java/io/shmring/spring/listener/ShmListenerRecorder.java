/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each call of a listener, for timers: of a message that is retried, once for each attempt. Called on the container's
 * thread. An exception of it does not affect the message; it is logged, but only the first one after each start of the container.
 * An {@code Error} ends the container, as one of the listener does.
 */
@FunctionalInterface
public interface ShmListenerRecorder {

    /**
     * Records one call.
     *
     * @param record describes the message; a reused view, valid until return
     * @param startNanos when the listener was called, as {@link System#nanoTime()} tells, which is the clock of
     *     {@link ShmRecord#publishTimeNanos()}
     * @param endNanos when it returned
     * @param failure what it threw, or null
     */
    void record(ShmRecord record, long startNanos, long endNanos, @Nullable Throwable failure);
}

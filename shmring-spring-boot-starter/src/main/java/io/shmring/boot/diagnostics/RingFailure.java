/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.spring.core.ShmRingOpenException;
import org.jspecify.annotations.Nullable;

/** What the analyzers know of the ring that failed. */
final class RingFailure {

    private final @Nullable ShmRingOpenException context;

    private RingFailure(@Nullable ShmRingOpenException context) {
        this.context = context;
    }

    static RingFailure in(Throwable rootFailure) {
        for (Throwable candidate = rootFailure; candidate != null; candidate = candidate.getCause()) {
            if (candidate instanceof ShmRingOpenException found) {
                return new RingFailure(found);
            }
        }
        return new RingFailure(null);
    }

    /** The failure with the ring's key and how long was waited, if it came up while opening a declared ring. */
    String describe(Throwable cause) {
        return (this.context != null) ? this.context.getMessage() : String.valueOf(cause.getMessage());
    }

    /** The full name of a property of the ring, in the form that a user writes. */
    String property(String name) {
        return "shmring.rings." + ((this.context != null) ? this.context.key() : "<key>") + "." + name;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** Carries an error handler's decision to end the container to its loop. The message at hand stays in the ring. */
final class StopDecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StopDecided(Throwable reason) {
        super(null, reason, false, false);
    }
}

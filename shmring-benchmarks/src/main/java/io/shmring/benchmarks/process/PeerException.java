/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.process;

/** A measured process failed. The message holds what it wrote to its error output. */
public final class PeerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PeerException(String message) {
        super(message);
    }
}

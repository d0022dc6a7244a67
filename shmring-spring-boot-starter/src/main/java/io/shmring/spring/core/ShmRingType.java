/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

/** How many producers a ring has. */
public enum ShmRingType {
    /** One producer, one consumer. */
    SPSC,
    /** Many producers, each with a ring of its own, and one consumer that polls them in turn. */
    MPSC
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

/** What sending to a full ring does. */
public enum ShmFullPolicy {
    /** Wait for room up to the send time-out, then throw {@link ShmRingFullException}. */
    BLOCK,
    /** Throw {@link ShmRingFullException} at once. */
    FAIL,
    /** Drop the message and count it. */
    DROP
}

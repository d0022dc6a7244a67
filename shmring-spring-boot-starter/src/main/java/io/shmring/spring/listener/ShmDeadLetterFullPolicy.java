/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** What becomes of a message that cannot go to the ring of dead letters because there is no room. */
public enum ShmDeadLetterFullPolicy {
    /** It stays where it is and the container ends, which makes the health DOWN: nothing is lost. */
    STOP,
    /** It is dropped, logged and counted: the container goes on. */
    DROP
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** When a message that a listener gets is consumed, which gives its room in the ring back to the producer. */
public enum AckMode {
    /** When its listener has returned. A message whose consumer dies meanwhile is seen again: at least once. */
    AFTER_HANDLER,
    /**
     * Before its listener is called, which gets a copy. A message whose consumer dies meanwhile is lost: at most once. The
     * producer does not wait for a slow listener, as long as there is room for what it sends meanwhile.
     */
    BEFORE_HANDLER,
    /**
     * When its listener says so by an {@link io.shmring.spring.support.Acknowledgment}, before it returns. Returning without
     * a word is a failure.
     */
    MANUAL
}

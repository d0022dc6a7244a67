/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** What a listener container is doing, in one word. */
public enum ShmContainerState {
    /** It takes messages, or waits for one. */
    RUNNING,
    /** It should take messages, and its listener has not returned for longer than configured. */
    STALLED,
    /** It runs, and a pause is wanted; the message in hand may not be finished yet. */
    PAUSED,
    /** It was never started, or was told to stop; the message in hand may not be finished yet. */
    STOPPED,
    /** It ended by itself. */
    FAILED
}

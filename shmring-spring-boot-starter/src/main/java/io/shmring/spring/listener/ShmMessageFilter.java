/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Keeps messages from a listener. Called on the container's thread for each message, so it should be quick. */
@FunctionalInterface
public interface ShmMessageFilter {

    /**
     * Looks at a message, by absolute access or such that the position stays. What it throws is the listener's failure.
     *
     * @param payload as the listener gets it
     * @param record describes the message; a reused view, valid until return
     * @return true if it is for the listener; false if it is consumed unseen, and counted
     */
    boolean test(ByteBuffer payload, ShmRecord record);
}

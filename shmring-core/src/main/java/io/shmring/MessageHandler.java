/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.nio.ByteBuffer;

/** Receives messages from {@link ShmConsumer#poll}. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Handles one message. Called on the polling thread; must not call {@code peek}, {@code poll}, {@code release} or
     * {@code waitForData} of the same consumer.
     *
     * @param payload a read-only, little-endian view of the payload between position and limit, valid until return
     * @param record describes the message; a reused view, valid until return
     */
    void onMessage(ByteBuffer payload, ShmRecord record);
}

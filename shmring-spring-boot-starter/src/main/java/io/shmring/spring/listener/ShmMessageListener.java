/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Receives the messages of one ring, one after the other on the thread of its container. */
@FunctionalInterface
public interface ShmMessageListener {

    /**
     * Handles one message.
     *
     * @param payload a read-only, little-endian view of the payload between position and limit, valid until return. A header
     *     block is skipped already
     * @param record describes the message, its length a header block included; a reused view, valid until return
     * @throws Exception if the message cannot be handled: the {@link ShmErrorHandler} decides what becomes of it. An {@code
     *     Error} ends the container and leaves the message in the ring
     */
    void onMessage(ByteBuffer payload, ShmRecord record) throws Exception;
}

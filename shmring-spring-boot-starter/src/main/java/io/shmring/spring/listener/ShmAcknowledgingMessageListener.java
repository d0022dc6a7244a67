/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import io.shmring.spring.support.Acknowledgment;
import java.nio.ByteBuffer;

/** Says itself what becomes of each message. For containers in ack mode {@link AckMode#MANUAL}, and only for those. */
@FunctionalInterface
public interface ShmAcknowledgingMessageListener extends ShmMessageListener {

    /**
     * Handles one message.
     *
     * @param payload as in {@link ShmMessageListener#onMessage}
     * @param record as in {@link ShmMessageListener#onMessage}
     * @param acknowledgment to be called before return; returning without is a failure
     * @throws Exception as in {@link ShmMessageListener#onMessage}
     */
    void onMessage(ByteBuffer payload, ShmRecord record, Acknowledgment acknowledgment) throws Exception;

    /**
     * Not called by containers.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    default void onMessage(ByteBuffer payload, ShmRecord record) {
        throw new UnsupportedOperationException("A listener that acknowledges messages itself needs an Acknowledgment");
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import io.shmring.spring.support.Acknowledgment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Receives messages in batches: of one producer, as many as are there, at most {@link ShmContainerProperties#pollLimit()}.
 * A batch is consumed as a whole, or up to the message that a {@link BatchListenerFailedException} names.
 */
public interface ShmBatchMessageListener extends ShmMessageListener {

    /** Forgets what {@link #onMessage} gave and {@link #onBatch} has not handled; called before each batch. */
    void beginBatch();

    /**
     * Takes one message of the batch, in order; must keep a copy, or what it makes of it.
     *
     * @param payload as in {@link ShmMessageListener#onMessage(ByteBuffer, ShmRecord)}, valid until return
     * @param record describes the message; a reused view, valid until return
     * @throws Exception if the message cannot be taken, which is a failure of this message: those before it are handled
     *     without it first
     */
    @Override
    void onMessage(ByteBuffer payload, ShmRecord record) throws Exception;

    /**
     * Handles the messages taken since {@link #beginBatch()}, at least one.
     *
     * @param acknowledgment to be called before return in ack mode {@link AckMode#MANUAL}, else null
     * @throws BatchListenerFailedException if one message failed: those before it are consumed, it goes to the error handler
     *     alone, and those behind it come again
     * @throws Exception if nobody knows which one failed: the error handler decides about the whole batch
     */
    void onBatch(@Nullable Acknowledgment acknowledgment) throws Exception;
}

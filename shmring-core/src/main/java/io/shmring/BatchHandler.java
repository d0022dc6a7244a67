/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.nio.ByteBuffer;

/**
 * Receives batches from {@link ShmConsumer#pollBatch}: each message in turn, then the question how many of them are consumed.
 * Both methods are called on the polling thread and must not use the same consumer, but for {@link ShmConsumer#record()} in {@link
 * #onMessage}, and {@code wakeup}, {@code suspend} and {@code close}.
 */
public interface BatchHandler {

    /**
     * Takes one message of the batch, which is not consumed by that. If it throws, none of the batch is.
     *
     * @param payload a read-only, little-endian view of the payload between position and limit, valid until return: what {@link
     *     #onBatch} needs is to be read or copied
     * @param record describes the message; a reused view, valid until return
     */
    void onMessage(ByteBuffer payload, ShmRecord record);

    /**
     * Handles the batch, all messages of which were taken since the last call. If it throws, none of them is consumed.
     *
     * @param size how many there are, at least 1
     * @return how many from the first on are consumed: 0 to {@code size}. The others come again
     */
    int onBatch(int size);
}

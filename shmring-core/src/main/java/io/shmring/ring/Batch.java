/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import io.shmring.BatchHandler;
import java.util.Arrays;

/**
 * Messages of one ring that are handed out together. Where each of them ends is remembered here and not read again from the ring:
 * what was handed out is what is consumed, whatever its producer does meanwhile. Used again for each batch of a consumer.
 */
final class Batch {

    private static final int FIRST_LENGTH = 64;

    /** Bytes from the start of the batch: no more than a capacity. */
    private int[] ends = new int[FIRST_LENGTH];

    /**
     * Hands out the record that a reader has at hand and those behind it, until a limit, the end of what one look found, garbage,
     * or the end of the role.
     *
     * @return how many there are
     */
    int collect(RingReader reader, BatchHandler handler, int limit, RingConsumer consumer) {
        int size = 0;
        do {
            handler.onMessage(reader.payload(), reader);
            if (size == this.ends.length) {
                grow(limit);
            }
            this.ends[size++] = reader.bytesToRecordEnd();
        } while (size < limit && !consumer.isPollEnding() && reader.advanceUnconsumed());
        return size;
    }

    private void grow(int limit) {
        this.ends = Arrays.copyOf(this.ends, (int) Math.min(limit, 2L * this.ends.length));
    }

    /** Gives back the room of the first messages. */
    void consume(RingReader reader, int messages) {
        if (messages > 0) {
            reader.consume(this.ends[messages - 1], messages);
            reader.storeTail();
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.BatchHandler;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Checks each message of a batch and consumes at least one of them: what is not consumed is expected again. */
class VerifyingBatch implements BatchHandler {

    private final Messages messages;
    private final long[] next;
    private final long seed;
    private int slot;
    private int taken;

    /**
     * The next batch of one or many producers.
     *
     * @param next the number of the message that comes next, for each producer; goes on by what is consumed
     * @param seed decides how many are consumed
     */
    VerifyingBatch(Messages messages, long[] next, long seed) {
        this.messages = messages;
        this.next = next;
        this.seed = seed;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        int producer = Math.max(0, record.producer());
        if (this.taken > 0 && producer != this.slot) {
            throw new IllegalStateException("a batch of the producers " + this.slot + " and " + producer);
        }
        this.slot = producer;
        this.messages.verify(payload, record, this.next[producer] + this.taken);
        this.taken++;
    }

    @Override
    public int onBatch(int size) {
        if (size != this.taken) {
            throw new IllegalStateException("a batch of " + size + " after " + this.taken + " messages");
        }
        int consumed = 1 + (int) Long.remainderUnsigned(this.seed, size); // none would come again as it is, for ever
        this.next[this.slot] += consumed;
        return consumed;
    }
}

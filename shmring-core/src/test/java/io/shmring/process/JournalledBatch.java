/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.ShmRecord;
import io.shmring.testing.ChildJvm;
import io.shmring.testing.Journal;
import java.nio.ByteBuffer;

/** A batch of one producer that notes with which message it begins, and with which the next one will, just before that is so. */
final class JournalledBatch extends VerifyingBatch {

    private final long[] next;
    private final Journal journal;

    /**
     * The next batch.
     *
     * @param next as in {@link VerifyingBatch}; negative before the first message, which is reported
     */
    JournalledBatch(Messages messages, long[] next, Journal journal) {
        super(messages, next, Messages.hash(next[0]));
        this.next = next;
        this.journal = journal;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        if (this.next[0] < 0) {
            this.next[0] = Messages.seq(payload, record);
            ChildJvm.report(this.next[0]);
        }
        super.onMessage(payload, record);
    }

    @Override
    public int onBatch(int size) {
        this.journal.begun(this.next[0]);
        int consumed = super.onBatch(size);
        this.journal.done(this.next[0]);
        return consumed;
    }
}

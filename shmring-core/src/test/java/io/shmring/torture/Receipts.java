/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

/** When messages count as published for sure. */
interface Receipts {

    /** A call that made so many messages visible has returned. */
    void visible(long count);

    /** The role was given back in good order, and with it so many messages made visible. */
    void settled(long count);

    /** At once: for rings that nobody removes. */
    static Receipts prompt(StreamJournal journal, long generation) {
        return new Receipts() {
            @Override
            public void visible(long count) {
                journal.published(generation, count);
            }

            @Override
            public void settled(long count) {
                journal.published(generation, count);
            }
        };
    }

    /**
     * With the next call that is not refused: a producer learns of a removal behind the store that makes a message visible, and
     * tells by refusing the next call.
     */
    static Receipts late(StreamJournal journal, long generation) {
        return new Receipts() {
            private long unconfirmed;

            @Override
            public void visible(long count) {
                journal.published(generation, this.unconfirmed);
                this.unconfirmed = count;
            }

            @Override
            public void settled(long count) {
                // there is no next call
            }
        };
    }
}

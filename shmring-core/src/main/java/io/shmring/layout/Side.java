/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

/** What a sleeper waits for: each side has wait words of its own in line 3. */
public enum Side {
    /** A consumer waits for data. */
    DATA(RingLayout.DATA_ARM_OFFSET, RingLayout.DATA_SEQ_OFFSET),
    /** A producer waits for space. */
    SPACE(RingLayout.SPACE_ARM_OFFSET, RingLayout.SPACE_SEQ_OFFSET);

    final int armOffset;
    final int seqOffset;

    Side(int armOffset, int seqOffset) {
        this.armOffset = armOffset;
        this.seqOffset = seqOffset;
    }

    /**
     * Where the futex word lies.
     *
     * @return offset in the control block
     */
    public int seqOffset() {
        return this.seqOffset;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.process;

import io.shmring.ShmRecord;

/** What the telemetry ring would tell of a message. */
public record StampedRecord(int producer, int typeId, boolean hasPublishTime, long publishTimeNanos)
        implements ShmRecord {

    @Override
    public String ring() {
        return "telemetry";
    }

    @Override
    public int length() {
        throw new UnsupportedOperationException("the buffer tells");
    }

    @Override
    public boolean hasCorrelation() {
        return false;
    }

    @Override
    public long correlation() {
        return 0;
    }

    @Override
    public boolean hasHeaderBlock() {
        return false;
    }

    @Override
    public int headerBlockLength() {
        return 0;
    }
}

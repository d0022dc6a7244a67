/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import io.shmring.ShmRecord;
import org.jspecify.annotations.Nullable;

/** A record with given figures. */
public record TestRecord(
        String ring,
        int producer,
        int typeId,
        int length,
        @Nullable Long correlationOrNull,
        @Nullable Long publishTimeOrNull)
        implements ShmRecord {

    public static TestRecord ofRing(String ring) {
        return new TestRecord(ring, -1, 0, 0, null, null);
    }

    @Override
    public boolean hasCorrelation() {
        return this.correlationOrNull != null;
    }

    @Override
    public long correlation() {
        return hasCorrelation() ? this.correlationOrNull : 0;
    }

    @Override
    public boolean hasPublishTime() {
        return this.publishTimeOrNull != null;
    }

    @Override
    public long publishTimeNanos() {
        return hasPublishTime() ? this.publishTimeOrNull : 0;
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

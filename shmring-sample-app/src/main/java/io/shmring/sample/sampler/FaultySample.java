/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.sample.wire.Fault;
import io.shmring.sample.wire.MessageHeader;
import java.nio.ByteBuffer;

/** What a fault makes of a sample: only on request, so that one can see what the application does with it. */
final class FaultySample {

    /** Neither a sample's nor a status message's. */
    static final int UNKNOWN_TYPE_ID = 0xFFFF;

    private static final long ALL_BITS = -1; // NaN as an f64

    private FaultySample() {}

    static int typeId(Fault fault, int right) {
        return (fault == Fault.TYPE) ? UNKNOWN_TYPE_ID : right;
    }

    static int length(Fault fault, int right) {
        return (fault == Fault.LENGTH) ? right - 1 : right;
    }

    /** Spoils the first figure, if that is the fault. */
    static void spoilFigures(Fault fault, ByteBuffer message) {
        if (fault == Fault.VALUE) {
            message.putLong(message.position() + MessageHeader.SIZE, ALL_BITS);
        }
    }
}

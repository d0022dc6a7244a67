/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import io.shmring.ShmConsumer;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** A record of which each part tells whether it is new: length, type, correlation and payload all follow from one mark. */
final class MarkedRecord {

    /** Found nothing. */
    static final int NOTHING = 0;

    /** Found a record with all of its parts new. */
    static final int WHOLE = 1;

    /** A part is stale. Several may be: the sum. */
    static final int STALE_LENGTH = 2;

    static final int STALE_TYPE = 4;
    static final int STALE_CORRELATION = 8;
    static final int STALE_PAYLOAD = 16;

    private MarkedRecord() {}

    /** The room that it takes, with header and correlation. */
    static int size(int mark) {
        return 2 * Long.BYTES + longs(mark) * Long.BYTES;
    }

    private static int longs(int mark) {
        return 4 + 2 * (mark & 3);
    }

    static void publish(ShmProducer producer, int mark) {
        int length = longs(mark) * Long.BYTES;
        ByteBuffer region = producer.claim(length, mark & 0xFFFF, mark);
        if (region == null) {
            throw new IllegalStateException("no room in an empty ring");
        }
        while (region.hasRemaining()) {
            region.putLong(mark);
        }
        producer.publish(length);
    }

    /** Consumes the next record, if there is one, and tells what it was. */
    static int consume(ShmConsumer consumer, int mark) {
        ByteBuffer payload = consumer.peek();
        if (payload == null) {
            return NOTHING;
        }
        int stale = staleParts(payload, consumer.record(), mark);
        consumer.release();
        return stale == 0 ? WHOLE : stale;
    }

    private static int staleParts(ByteBuffer payload, ShmRecord record, int mark) {
        int stale = record.length() == longs(mark) * Long.BYTES ? 0 : STALE_LENGTH;
        stale |= record.typeId() == (mark & 0xFFFF) ? 0 : STALE_TYPE;
        stale |= record.correlation() == mark ? 0 : STALE_CORRELATION;
        while (payload.remaining() >= Long.BYTES) {
            stale |= payload.getLong() == mark ? 0 : STALE_PAYLOAD;
        }
        return stale;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.killpoint;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbered messages of various lengths, of which each byte is known. */
final class Message {

    static final int TYPE = 7;

    /** No record takes more. */
    static final int LONGEST_RECORD = 8 + 8 + 304;

    static final ShmHeaderBlock HEADERS =
            ShmHeaderBlock.builder().put("key", "value").build();

    private Message() {}

    static int length(long number) {
        return Long.BYTES + (int) (number * 89 % 293);
    }

    static ByteBuffer of(long number) {
        ByteBuffer message = ByteBuffer.allocate(length(number)).order(ByteOrder.LITTLE_ENDIAN);
        write(message, number);
        return message.flip();
    }

    static void write(ByteBuffer region, long number) {
        int length = length(number);
        region.putLong(number);
        for (int i = Long.BYTES; i < length; i++) {
            region.put(filling(number, i));
        }
    }

    private static byte filling(long number, int i) {
        return (byte) (number * 31 + i + 1);
    }

    /** The number of a message. Fails unless it is whole. */
    static long read(ByteBuffer payload, ShmRecord record) {
        boolean headed = record.headerBlockLength() == 0
                || ShmHeaderBlock.read(payload, record).equals(HEADERS);
        payload.position(payload.position() + record.headerBlockLength());
        long number = payload.getLong();
        boolean whole = headed
                && record.typeId() == TYPE
                && payload.remaining() == length(number) - Long.BYTES
                && (!record.hasCorrelation() || record.correlation() == number);
        for (int i = Long.BYTES; whole && i < length(number); i++) {
            whole = payload.get() == filling(number, i);
        }
        if (!whole) {
            throw new AssertionError("message " + number + " is torn");
        }
        return number;
    }
}

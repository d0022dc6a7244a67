/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What was sent through one ring and is to come out of it, in this order, as long as nobody overwrites the ring. */
final class Expectations {

    private record Message(int typeId, long correlation, byte[] payload) {}

    private final Deque<Message> sent = new ArrayDeque<>();
    private int number;

    /** A payload that is unlike its neighbours. */
    ByteBuffer next(int length) {
        byte[] payload = new byte[length];
        this.number++;
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (this.number * 31 + i);
        }
        return ByteBuffer.wrap(payload);
    }

    void sent(ByteBuffer payload, int length, int typeId, long correlation) {
        byte[] bytes = new byte[length];
        payload.get(0, bytes);
        this.sent.add(new Message(typeId, correlation, bytes));
    }

    /** Checks what came, if that can be relied on. */
    void received(ByteBuffer payload, ShmRecord record, boolean believed) {
        if (!believed) {
            return;
        }
        Message expected = this.sent.peek();
        if (expected == null) {
            throw new AssertionError("a message of " + payload.remaining() + " bytes that nobody sent");
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        if (!Arrays.equals(bytes, expected.payload)
                || record.typeId() != expected.typeId
                || record.correlation() != expected.correlation) {
            throw new AssertionError("message of type " + record.typeId() + ", " + bytes.length
                    + " bytes, expected is one of type " + expected.typeId + ", " + expected.payload.length + " bytes");
        }
    }

    void released() {
        this.sent.poll(); // null where the attacker's own records came
    }

    int outstanding() {
        return this.sent.size();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/** Words in the data area. Plain: they are ordered by the cursor stores around them. */
final class DataArea {

    /** A data area of no bytes: every access to it throws {@link IndexOutOfBoundsException}. */
    static final ByteBuffer CLOSED = ByteBuffer.allocateDirect(0).order(LITTLE_ENDIAN);

    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, LITTLE_ENDIAN).withInvokeExactBehavior();

    private DataArea() {}

    static void longPlain(ByteBuffer data, int offset, long value) {
        LONG.set(data, offset, value);
    }

    static long longPlain(ByteBuffer data, int offset) {
        return (long) LONG.get(data, offset);
    }

    /** Exactly one load, whatever the compiler would like: what is checked is what is used. */
    static long longOpaque(ByteBuffer data, int offset) {
        return (long) LONG.getOpaque(data, offset);
    }
}

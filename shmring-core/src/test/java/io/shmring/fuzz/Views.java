/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.testing.RingFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What is true of every view that is handed out: it is of the data area, and of nothing else. */
final class Views {

    private Views() {}

    static void assertOfDataArea(ByteBuffer view, Victim ring, String what) {
        int capacity = ring.size() - RingFile.DATA;
        boolean within = view.isDirect()
                && view.capacity() == capacity
                && view.position() >= 8
                && view.position() % 8 == 0
                && view.limit() <= capacity
                && view.remaining() <= capacity / 2 - 8
                && view.order() == ByteOrder.LITTLE_ENDIAN;
        if (!within) {
            throw new AssertionError(what + " handed out " + view + ", the data area has " + capacity + " bytes");
        }
        for (int i = view.position(); i < view.limit(); i++) {
            if (view.get(i) != ring.file().getByte(RingFile.DATA + i)) {
                throw new AssertionError(what + " handed out a view whose byte " + i + " is not that of the data area");
            }
        }
    }
}

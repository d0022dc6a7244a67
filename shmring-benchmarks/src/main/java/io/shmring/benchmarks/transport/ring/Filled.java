/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Messages whose pages are there and whose bytes are not all zero. */
final class Filled {

    private Filled() {}

    static ByteBuffer message(int length) {
        ByteBuffer message = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
        while (message.hasRemaining()) {
            message.put((byte) message.position());
        }
        return message.clear();
    }
}

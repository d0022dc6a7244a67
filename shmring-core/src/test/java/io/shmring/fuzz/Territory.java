/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.testing.RingFile;
import java.util.BitSet;

/** Which bytes of an object a role may write, as {@code docs/wire-format.md} assigns them. */
enum Territory {
    /** Who only looks, and who failed to open something. */
    NOBODY(),

    /** The producer of a ring, of one producer or of many: line 1, its own wait words, the wake-up for the data side. */
    PRODUCER(64, 104, 200, 204, 208, 228),

    /** The consumer of a ring of one producer: line 2, its own wait words, the wake-up for the space side. */
    CONSUMER(128, 168, 192, 204, 224, 228),

    /** The consumer, in one ring of many: tail and consumed, and the wake-up for the space side. */
    CONSUMER_OF_MANY(128, 144, 224, 228),

    /** A producer of many, in the doorbell: the wake-up for the data side. */
    BELL(200, 204);

    private final BitSet bytes = new BitSet();

    Territory(int... bounds) {
        for (int i = 0; i < bounds.length; i += 2) {
            this.bytes.set(bounds[i], bounds[i + 1]);
        }
    }

    BitSet bytes() {
        return (BitSet) this.bytes.clone();
    }

    /** With the data area. */
    BitSet withData(int size) {
        BitSet all = bytes();
        all.set(RingFile.DATA, size);
        return all;
    }

    /** Without a cursor: a handle that has failed moves none. */
    BitSet without(int word) {
        BitSet all = bytes();
        all.clear(word, word + Long.BYTES);
        return all;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import java.util.Arrays;

/** The bytes of one input, read as decisions. Behind their end each decision is 0. */
final class Input {

    private final byte[] bytes;
    private int position;

    Input(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return this.position < this.bytes.length;
    }

    /** 0 to 255. */
    int next() {
        return hasMore() ? this.bytes[this.position++] & 0xFF : 0;
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return bound <= 256 ? next() % bound : (next() | next() << 8) % bound;
    }

    boolean isOneIn(int n) {
        return below(n) == 1;
    }

    long word() {
        long word = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            word = word << 8 | next();
        }
        return word;
    }

    byte[] bytes(int count) {
        int end = Math.min(this.bytes.length, this.position + count);
        byte[] taken = Arrays.copyOfRange(this.bytes, this.position, end);
        this.position = end;
        return taken;
    }
}

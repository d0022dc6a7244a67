/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.model;

import java.util.Arrays;

/** States seen, exactly: whole states of one length, not digests, in open addressing over chunks of bytes. */
final class StateSet {

    private static final int PER_CHUNK = 1 << 14;

    private final int length;
    private byte[][] chunks = new byte[16][];
    private int[] table = new int[1 << 16];
    private int size;

    StateSet(int length) {
        this.length = length;
    }

    int size() {
        return this.size;
    }

    /** Returns the number of a state that was there before, or -1 if it is new: its number is the size until now. */
    int add(byte[] state) {
        int mask = this.table.length - 1;
        int slot = spread(Arrays.hashCode(state)) & mask;
        while (this.table[slot] != 0) {
            if (isAt(this.table[slot] - 1, state)) {
                return this.table[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        append(state);
        this.table[slot] = this.size;
        if (this.size * 2 > this.table.length) {
            grow();
        }
        return -1;
    }

    private void append(byte[] state) {
        int chunk = this.size / PER_CHUNK;
        if (chunk == this.chunks.length) {
            this.chunks = Arrays.copyOf(this.chunks, 2 * chunk);
        }
        if (this.chunks[chunk] == null) {
            this.chunks[chunk] = new byte[PER_CHUNK * this.length];
        }
        System.arraycopy(state, 0, this.chunks[chunk], this.size % PER_CHUNK * this.length, this.length);
        this.size++;
    }

    private boolean isAt(int index, byte[] state) {
        int from = index % PER_CHUNK * this.length;
        return Arrays.equals(this.chunks[index / PER_CHUNK], from, from + this.length, state, 0, this.length);
    }

    private void grow() {
        int[] old = this.table;
        this.table = new int[2 * old.length];
        int mask = this.table.length - 1;
        byte[] state = new byte[this.length];
        for (int index = 0; index < this.size; index++) {
            System.arraycopy(this.chunks[index / PER_CHUNK], index % PER_CHUNK * this.length, state, 0, this.length);
            int slot = spread(Arrays.hashCode(state)) & mask;
            while (this.table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            this.table[slot] = index + 1;
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}

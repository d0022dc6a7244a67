/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * The messages of one stream. Each is a function of its position and carries it: the generation is its type; the number, and a
 * checksum over everything, are its correlation or its first eight bytes. Lengths go from 0 to the longest that the ring takes, so
 * that there is padding at nearly each wrap. Used by one thread.
 */
final class Letters {

    private static final int NOISE_MASK = (1 << 16) - 1;
    private static final byte[] NOISE = new byte[2 * (NOISE_MASK + 1)];

    static {
        new Random(20261123).nextBytes(NOISE);
    }

    private final int slot;
    private final int maxLength;
    private final byte[] bytes;
    private final CRC32 checksum = new CRC32();

    private int length;
    private boolean correlated;
    private long mark;

    Letters(int slot, int maxLength) {
        this.slot = slot;
        this.maxLength = maxLength;
        this.bytes = new byte[maxLength];
    }

    /** Finishing steps of a well-known generator: looks random. */
    private static long hash(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Prepares the message of a position. */
    void compose(long position) {
        long hash = hash(position + this.slot);
        this.length = length(hash);
        this.correlated = this.length < Long.BYTES || (hash & 1) == 0;
        int start = this.correlated ? 0 : Long.BYTES;
        int noise = (int) (hash >>> 32) & NOISE_MASK;
        System.arraycopy(NOISE, noise, this.bytes, start, this.length - start);
        this.mark = Position.number(position) << 32 | checksum(position, start);
        if (!this.correlated) {
            ByteBuffer.wrap(this.bytes).putLong(0, this.mark);
        }
    }

    /** Mostly short; a sixteenth of any length, and another one about as long as can be. */
    private int length(long hash) {
        int kind = (int) (hash >>> 8) & 0xF;
        int random = (int) (hash >>> 16) & 0xFFFF;
        return switch (kind) {
            case 0 -> random % (this.maxLength + 1);
            case 1 -> this.maxLength - (random & 0xF);
            case 2, 3, 4, 5 -> random % Math.min(1000, this.maxLength);
            default -> random & 0x3F;
        };
    }

    private long checksum(long position, int start) {
        this.checksum.reset();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            this.checksum.update((int) (position >>> shift));
        }
        this.checksum.update(this.length >>> Byte.SIZE);
        this.checksum.update(this.length);
        this.checksum.update(this.bytes, start, this.length - start);
        return this.checksum.getValue();
    }

    int length() {
        return this.length;
    }

    boolean isCorrelated() {
        return this.correlated;
    }

    long mark() {
        return this.mark;
    }

    /** The prepared message's bytes, up to its length. */
    byte[] bytes() {
        return this.bytes;
    }

    /** A message's type. */
    static int type(long generation) {
        return (int) generation;
    }

    /** Reads a message; fails unless every byte is as it was written. Returns its position. */
    long verify(ByteBuffer payload, ShmRecord record) {
        int found = payload.remaining();
        byte[] copy = new byte[found]; // a checksum over the view would run native code on shared memory
        payload.get(copy);
        Violation.unless(
                record.hasCorrelation() || found >= Long.BYTES,
                "a message of type " + record.typeId() + " with " + found + " bytes and no number");
        long foundMark = record.hasCorrelation()
                ? record.correlation()
                : ByteBuffer.wrap(copy).getLong(0);
        long position = Position.of(record.typeId(), foundMark >>> 32);
        compose(position);
        Violation.unless(
                this.mark == foundMark
                        && this.correlated == record.hasCorrelation()
                        && this.length == found
                        && record.length() == found
                        && Arrays.equals(copy, 0, found, this.bytes, 0, found),
                "torn: " + Position.text(position) + " with " + found + " bytes and mark " + Long.toHexString(foundMark)
                        + ", expected are " + this.length + " and " + Long.toHexString(this.mark)
                        + ", different from byte "
                        + Arrays.mismatch(copy, 0, found, this.bytes, 0, this.length) + " on");
        return position;
    }
}

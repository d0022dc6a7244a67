/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A stream of messages in which each is a function of its number: any process can write the next one, and any process can
 * tell whether what it got is that one. A message carries a mark, its number and the checksum of its payload, as correlation
 * or in the first eight bytes of the payload.
 */
public final class Messages {

    private static final int NOISE_MASK = (1 << 16) - 1;
    private static final byte[] NOISE = noise();

    private final int maxLength;
    private final byte[] copy;
    private final CRC32 checksum = new CRC32();

    public Messages(int maxLength) {
        this.maxLength = maxLength;
        this.copy = new byte[maxLength];
    }

    /** Random bytes, with a long run of zeroes somewhere. */
    private static byte[] noise() {
        byte[] noise = new byte[2 * (NOISE_MASK + 1)];
        new Random(20260701).nextBytes(noise);
        Arrays.fill(noise, NOISE_MASK / 2, NOISE_MASK / 2 + NOISE_MASK / 8, (byte) 0);
        return noise;
    }

    /** A number that looks random. */
    static long hash(long seq) {
        long z = (seq + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Mostly short, now and then long, empty and the longest among them. */
    public int length(long seq) {
        long hash = hash(seq);
        int range = (hash & 0x3FF) == 0 ? this.maxLength + 1 : (hash & 0x1F) == 0 ? Math.min(1000, this.maxLength) : 40;
        if ((hash & 0x7FFF) == 0x400) {
            return this.maxLength;
        }
        return (int) ((hash >>> 40) % range);
    }

    private static int noiseOffset(long seq) {
        return (int) (hash(seq) >>> 20) & NOISE_MASK;
    }

    /** Whether the mark is the correlation; else it is in the payload, if that is long enough. */
    private static boolean isMarkCorrelation(long seq, int length) {
        return length < Long.BYTES || (hash(seq) & 1 << 12) == 0;
    }

    private long mark(long seq, byte[] bytes, int offset, int length) {
        this.checksum.reset();
        this.checksum.update(bytes, offset, length);
        return seq << 32 | this.checksum.getValue();
    }

    /**
     * Writes a message without making it visible.
     *
     * @return false if there is no room
     */
    public boolean append(ShmProducer producer, long seq) {
        int length = length(seq);
        int offset = noiseOffset(seq);
        int type = (int) seq & 0xFFFF;
        ByteBuffer region;
        if (isMarkCorrelation(seq, length)) {
            region = producer.claim(length, type, mark(seq, NOISE, offset, length));
        } else {
            region = producer.claim(length, type);
            if (region != null) {
                region.putLong(mark(seq, NOISE, offset + Long.BYTES, length - Long.BYTES));
            }
        }
        if (region == null) {
            return false;
        }
        int marked = region.remaining();
        region.put(NOISE, offset + length - marked, marked);
        producer.append(length);
        return true;
    }

    /** Fails unless this is the message of that number. */
    public void verify(ByteBuffer payload, ShmRecord record, long seq) {
        int length = payload.remaining();
        long mark;
        if (record.hasCorrelation()) {
            mark = record.correlation();
        } else if (length >= Long.BYTES) {
            mark = payload.getLong();
        } else {
            throw new IllegalStateException("message without a mark, expected is number " + seq);
        }
        if (mark >>> 32 != seq) {
            throw new IllegalStateException("message " + (mark >>> 32) + ", expected is number " + seq);
        }
        if (length != length(seq) || record.typeId() != (seq & 0xFFFF)) {
            throw new IllegalStateException("message " + seq + " has length " + length + " and type " + record.typeId()
                    + ", expected is " + length(seq) + " and " + (seq & 0xFFFF));
        }
        int rest = payload.remaining();
        payload.get(this.copy, 0, rest); // a checksum over the view would run native code on shared memory
        if (mark != mark(seq, this.copy, 0, rest)) {
            throw new IllegalStateException("message " + seq + " has another checksum than " + Long.toHexString(mark));
        }
    }

    /** The number of a message, if there is one. */
    public static long seq(@Nullable ByteBuffer payload, ShmRecord record) {
        if (payload == null) {
            return -1;
        }
        long mark = record.hasCorrelation() ? record.correlation() : payload.getLong(payload.position());
        return mark >>> 32;
    }
}

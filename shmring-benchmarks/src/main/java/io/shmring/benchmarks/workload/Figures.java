/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.result.CpuTime;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a window gave.
 *
 * @param messages how many messages, or round trips
 * @param nanos how long they took
 * @param histogram the round trip times in nanoseconds, as {@link #encode} makes it; null on a side without
 * @param shares messages of each sender; empty on a side that does not know
 * @param cpu what time on a core the receiving side took; null if that was not measured
 */
public record Figures(
        long messages,
        long nanos,
        @Nullable String histogram,
        long[] shares,
        @Nullable CpuTime cpu) {

    private static final String NONE = "-";

    /** A side that only answers. */
    static final Figures NOTHING = new Figures(0, 0, null, new long[0]);

    /**
     * Figures of a window in which nobody looked at the time on cores.
     *
     * @param messages how many messages, or round trips
     * @param nanos how long they took
     * @param histogram the round trip times, or null
     * @param shares messages of each sender, or empty
     */
    public Figures(long messages, long nanos, @Nullable String histogram, long[] shares) {
        this(messages, nanos, histogram, shares, null);
    }

    /**
     * Writes a histogram as text.
     *
     * @param histogram what to write
     * @return compressed, in base 64
     */
    public static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param text the text
     * @return the histogram
     * @throws IllegalArgumentException if the text is none
     */
    public static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a compressed histogram: " + text, e);
        }
    }

    /**
     * Writes the figures on one line.
     *
     * @return words that {@link #parse} understands
     */
    public String format() {
        StringBuilder line = new StringBuilder(this.messages + " " + this.nanos + " ")
                .append(this.histogram == null ? NONE : this.histogram)
                .append(' ')
                .append(this.cpu == null ? NONE : this.cpu.threadNanos() + "/" + this.cpu.processNanos());
        for (long share : this.shares) {
            line.append(' ').append(share);
        }
        return line.toString();
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @param line the line
     * @return the figures
     */
    public static Figures parse(String line) {
        String[] words = line.split(" ");
        long[] shares = Arrays.stream(words).skip(4).mapToLong(Long::parseLong).toArray();
        return new Figures(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                NONE.equals(words[2]) ? null : words[2],
                shares,
                NONE.equals(words[3]) ? null : cpu(words[3]));
    }

    private static CpuTime cpu(String word) {
        String[] nanos = word.split("/");
        return new CpuTime(Long.parseLong(nanos[0]), Long.parseLong(nanos[1]));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

/**
 * How a record lies in the data area: 8-aligned, one header word, then optional fields of eight bytes each in the order of
 * their flag bits, then the payload, filled up to a multiple of eight.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1   (bits)
 *  +---------------------------------------------------------------+
 *  | length of what follows these eight bytes, without the filling |   0
 *  +-------------------------------+-------------------------------+
 *  | flags                         | type id                       |   4
 *  +-------------------------------+-------------------------------+
 *  | optional fields, eight bytes each: STAMP, CORRELATION, ...    |   8
 *  +---------------------------------------------------------------+
 *  | payload ...                                                   |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>A padding record has flag PAD alone and reaches exactly to the end of the data area.
 */
public final class RecordLayout {

    /** Size of the header word, and the alignment of every record. */
    public static final int HEADER_SIZE = 8;

    /** Size of each optional field. */
    public static final int FIELD_SIZE = 8;

    /** Flag and field: CLOCK_MONOTONIC nanoseconds at append. */
    public static final int STAMP = 1;

    /** Flag and field: the producer's correlation. */
    public static final int CORRELATION = 1 << 1;

    /** Flag: the payload begins with a header block, see {@link HeaderBlockLayout}. */
    public static final int HEADERS = 1 << 8;

    /** Flag: padding. */
    public static final int PAD = 1 << 15;

    /** Largest type id. */
    public static final int MAX_TYPE_ID = 0xFFFF;

    private static final int FIELD_FLAGS = 0xFF;

    private RecordLayout() {}

    /**
     * Puts a header word together.
     *
     * @param length bytes behind the header word
     * @param flags the flags
     * @param typeId the type
     * @return the word
     */
    public static long header(int length, int flags, int typeId) {
        return Integer.toUnsignedLong(length) | (long) flags << 32 | (long) typeId << 48;
    }

    /**
     * The header word of padding that reaches to the end of the data area.
     *
     * @param toEnd bytes from the header word to the end
     * @return the word
     */
    public static long paddingHeader(int toEnd) {
        return header(toEnd - HEADER_SIZE, PAD, 0);
    }

    /**
     * The length in a header word.
     *
     * @param header the word
     * @return bytes behind the header word, 0 to 2^32 - 1
     */
    public static long length(long header) {
        return header & 0xFFFF_FFFFL;
    }

    /**
     * The flags in a header word.
     *
     * @param header the word
     * @return 16 bits
     */
    public static int flags(long header) {
        return (int) (header >>> 32) & 0xFFFF;
    }

    /**
     * The type in a header word.
     *
     * @param header the word
     * @return 0 to {@value #MAX_TYPE_ID}
     */
    public static int typeId(long header) {
        return (int) (header >>> 48);
    }

    /**
     * The size of all optional fields.
     *
     * @param flags the flags
     * @return bytes
     */
    public static int fieldsSize(int flags) {
        return Integer.bitCount(flags & FIELD_FLAGS) * FIELD_SIZE;
    }

    /**
     * Where an optional field begins.
     *
     * @param flags the flags
     * @param field one flag bit of the lowest eight
     * @return offset from the header word
     */
    public static int fieldOffset(int flags, int field) {
        return HEADER_SIZE + Integer.bitCount(flags & (field - 1)) * FIELD_SIZE;
    }

    /**
     * The room that a record takes.
     *
     * @param length bytes behind the header word
     * @return a multiple of eight
     */
    public static long size(long length) {
        return (HEADER_SIZE + length + 7) & ~7L;
    }

    /**
     * The longest payload that fits with whatever fields a claim may add.
     *
     * @param capacity bytes of the data area
     * @param stamped whether records are stamped
     * @return bytes
     */
    public static int maxPayload(int capacity, boolean stamped) {
        return capacity / 2 - HEADER_SIZE - FIELD_SIZE - (stamped ? FIELD_SIZE : 0);
    }
}

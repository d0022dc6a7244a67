/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

/**
 * How a header block lies at the start of the payload of a record with flag {@link RecordLayout#HEADERS}. Behind it, again
 * 8-aligned, is the body.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1   (bits)
 *  +---------------+---------------+-------------------------------+
 *  | version       | 0             | size of the whole block       |   0
 *  +---------------+---------------+-------------------------------+
 *  | name length                   | value length                  |   4  an entry, the next without a gap behind it
 *  +-------------------------------+-------------------------------+
 *  | name in UTF-8 ..., value ...                                  |   8
 *  +---------------------------------------------------------------+
 *  | more entries, then zeroes up to a multiple of eight           |
 *  +---------------------------------------------------------------+
 *  | body ...                                                      |  size
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The size stands at the same place in every version: a reader that does not know the version skips the block.
 */
public final class HeaderBlockLayout {

    /** The version whose entries are as in the picture. */
    public static final int VERSION = 1;

    /** Every size is a multiple of it, so that the body is aligned as a payload is. */
    public static final int ALIGNMENT = 8;

    /** The smallest block: one without entries. */
    public static final int MIN_SIZE = 8;

    /** The largest block: the last multiple of {@value #ALIGNMENT} that the size can say. */
    public static final int MAX_SIZE = 65528;

    /** Where the version is. */
    public static final int VERSION_OFFSET = 0;

    /** Where the size is. */
    public static final int SIZE_OFFSET = 2;

    /** Where the first entry begins. */
    public static final int ENTRIES_OFFSET = 4;

    /** The lengths of name and value in front of each entry. */
    public static final int ENTRY_START_SIZE = 4;

    /** The longest name and the longest value that an entry can have. */
    public static final int MAX_PART_LENGTH = 0xFFFF;

    private HeaderBlockLayout() {}

    /**
     * The size in a block's first eight bytes.
     *
     * @param start these bytes as a little-endian word
     * @return bytes, these eight included; whatever a producer wrote
     */
    public static int size(long start) {
        return (int) (start >>> 8 * SIZE_OFFSET) & 0xFFFF;
    }

    /**
     * The size of a block.
     *
     * @param entries bytes of all entries
     * @return bytes, filled up to a multiple of {@value #ALIGNMENT}; {@value #MAX_SIZE} at most is a valid one
     */
    public static long sizeOf(long entries) {
        return (ENTRIES_OFFSET + entries + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /**
     * Whether a block can have this size.
     *
     * @param size bytes
     * @param payload bytes of the payload that it is in
     * @return true for multiples of {@value #ALIGNMENT} from {@value #MIN_SIZE} to the payload's end
     */
    public static boolean isValidSize(int size, int payload) {
        return size >= MIN_SIZE && size <= payload && size % ALIGNMENT == 0;
    }
}

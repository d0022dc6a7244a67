/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.header;

import static io.shmring.layout.HeaderBlockLayout.ENTRIES_OFFSET;
import static io.shmring.layout.HeaderBlockLayout.ENTRY_START_SIZE;
import static io.shmring.layout.HeaderBlockLayout.MAX_PART_LENGTH;
import static io.shmring.layout.HeaderBlockLayout.MAX_SIZE;
import static io.shmring.layout.HeaderBlockLayout.SIZE_OFFSET;
import static io.shmring.layout.HeaderBlockLayout.VERSION;
import static io.shmring.layout.HeaderBlockLayout.VERSION_OFFSET;

import io.shmring.layout.HeaderBlockLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects entries and lays them out as a block. */
public final class HeaderBlockEncoder {

    private record Entry(byte[] name, byte[] value) {

        int size() {
            return ENTRY_START_SIZE + this.name.length + this.value.length;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A block without entries. */
    public HeaderBlockEncoder() {}

    /**
     * Adds an entry behind the others, or replaces the one of that name in its place.
     *
     * @param name the name
     * @param value the value; not copied
     * @throws IllegalArgumentException if the name is empty, too long or no text, or if the value is too long
     */
    public void put(String name, byte[] value) {
        byte[] encoded = encode(name);
        if (encoded.length == 0) {
            throw new IllegalArgumentException("the name of a header is empty");
        }
        if (encoded.length > MAX_PART_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of a header has " + encoded.length + " bytes in UTF-8, expected are " + MAX_PART_LENGTH
                            + " at most: " + name.substring(0, 40) + "...");
        }
        if (value.length > MAX_PART_LENGTH) {
            throw new IllegalArgumentException("header '" + name + "' has a value of " + value.length
                    + " bytes, expected are " + MAX_PART_LENGTH + " at most; shorten it");
        }
        this.entries.put(name, new Entry(encoded, value));
    }

    /** No replacement: two names must not become one. */
    private static byte[] encode(String name) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException surrogate) {
            throw new IllegalArgumentException(
                    "the name of a header has half a character and cannot be encoded in UTF-8: " + name, surrogate);
        }
    }

    /**
     * The values by their names.
     *
     * @return in the order in which {@link #encode()} lays them out; not changed by further entries
     */
    public Map<String, byte[]> values() {
        Map<String, byte[]> values = new LinkedHashMap<>();
        this.entries.forEach((name, entry) -> values.put(name, entry.value));
        return values;
    }

    /**
     * Lays the block out.
     *
     * @return the block's bytes
     * @throws IllegalArgumentException if the entries together are too long
     */
    public byte[] encode() {
        long length = this.entries.values().stream().mapToLong(Entry::size).sum();
        long size = HeaderBlockLayout.sizeOf(length);
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException("a header block of " + this.entries.size() + " headers has " + size
                    + " bytes, expected are " + MAX_SIZE + " at most; leave headers out or shorten them");
        }
        ByteBuffer block = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        block.put(VERSION_OFFSET, (byte) VERSION)
                .putShort(SIZE_OFFSET, (short) size)
                .position(ENTRIES_OFFSET);
        for (Entry entry : this.entries.values()) {
            block.putShort((short) entry.name.length).putShort((short) entry.value.length);
            block.put(entry.name).put(entry.value);
        }
        return block.array();
    }
}

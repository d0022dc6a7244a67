/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.header;

import static io.shmring.layout.HeaderBlockLayout.ENTRIES_OFFSET;
import static io.shmring.layout.HeaderBlockLayout.ENTRY_START_SIZE;
import static io.shmring.layout.HeaderBlockLayout.VERSION;
import static io.shmring.layout.HeaderBlockLayout.VERSION_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the entries of a block. Whoever wrote it, no block is an error: what is not understood is left out, since a message
 * must not be lost for what it carries besides its body.
 */
public final class HeaderBlockDecoder {

    private HeaderBlockDecoder() {}

    /**
     * Finds the entries.
     *
     * @param block the block's bytes, of this process alone: nobody changes them meanwhile
     * @return the values by their names, in the block's order; of a name that occurs again the last value; empty if the
     *     version is unknown
     */
    public static Map<String, byte[]> decode(byte[] block) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        if (block.length < ENTRIES_OFFSET || Byte.toUnsignedInt(block[VERSION_OFFSET]) != VERSION) {
            return entries;
        }
        ByteBuffer rest = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).position(ENTRIES_OFFSET);
        while (rest.remaining() >= ENTRY_START_SIZE) {
            int name = Short.toUnsignedInt(rest.getShort());
            int value = Short.toUnsignedInt(rest.getShort());
            if (name == 0 || name + value > rest.remaining()) {
                break; // the end, or an entry that goes beyond it
            }
            put(entries, take(rest, name), take(rest, value));
        }
        return entries;
    }

    private static byte[] take(ByteBuffer rest, int length) {
        byte[] taken = new byte[length];
        rest.get(taken);
        return taken;
    }

    /** A name that is no UTF-8 is none: replacement characters would make one of several, and longer than it was. */
    private static void put(Map<String, byte[]> entries, byte[] name, byte[] value) {
        try {
            entries.put(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(name))
                            .toString(),
                    value);
        } catch (CharacterCodingException notText) {
            // nobody can ask for it
        }
    }
}

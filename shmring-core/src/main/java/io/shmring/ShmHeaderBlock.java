/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import io.shmring.header.HeaderBlockDecoder;
import io.shmring.header.HeaderBlockEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that a message carries in front of its body, as {@code docs/wire-format.md} describes it: where it came
 * from, why it was forwarded. Immutable, for any thread.
 *
 * <p>Write one with {@link ShmProducer#offer(ByteBuffer, ShmHeaderBlock, int)}, made once for many messages if it says the same
 * of all: that allocates nothing. Read one with {@link #read(ByteBuffer, ShmRecord)}, which copies it.
 */
public final class ShmHeaderBlock {

    private final byte[] encoded;
    private final Map<String, byte[]> values;

    private ShmHeaderBlock(HeaderBlockEncoder entries) {
        this.encoded = entries.encode();
        this.values = entries.values();
    }

    /**
     * Begins a block without entries.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Copies the header block of a message. Never fails because of what the producer wrote: a message without a block, or with
     * one of another version than this library knows, has no entries; an entry that goes beyond the block ends it; an entry
     * whose name is not UTF-8 is left out; of entries of the same name the last one counts.
     *
     * @param payload the payload as {@link ShmConsumer#peek()}, a handler or a copy of it has it: from its position on, header
     *     block included; position and limit stay as they are
     * @param record describes that message
     * @return its entries
     * @throws IllegalArgumentException if less is left of the payload than the record says, since what is at its position is not
     *     the header block then
     */
    public static ShmHeaderBlock read(ByteBuffer payload, ShmRecord record) {
        int length = record.headerBlockLength();
        if (payload.remaining() != record.length()) {
            throw new IllegalArgumentException("ring '" + record.ring() + "': " + payload.remaining()
                    + " bytes of a payload of " + record.length() + " are left; read the header block before the body");
        }
        byte[] copy = new byte[length];
        payload.get(payload.position(), copy);
        HeaderBlockEncoder entries = new HeaderBlockEncoder();
        HeaderBlockDecoder.decode(copy).forEach(entries::put);
        return new ShmHeaderBlock(entries);
    }

    /**
     * The names of all entries.
     *
     * @return in the order in which they stand in the block; empty if there are none
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(this.values.keySet());
    }

    /**
     * The value of an entry.
     *
     * @param name its name
     * @return a copy; null if there is no such entry
     */
    public byte @Nullable [] bytes(String name) {
        byte[] value = this.values.get(name);
        return value == null ? null : value.clone();
    }

    /**
     * The value of an entry as text.
     *
     * @param name its name
     * @return the value read as UTF-8, with replacement characters where it is none; null if there is no such entry
     */
    public @Nullable String text(String name) {
        byte[] value = this.values.get(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /**
     * The size of the whole block: so much longer a message is for it.
     *
     * @return bytes, a multiple of 8 from 8 to 65528
     */
    public int size() {
        return this.encoded.length;
    }

    /**
     * Writes the block as it stands in front of a body.
     *
     * @param target takes {@link #size()} bytes; position, limit and order stay as they are and do not matter
     * @param index where the block begins
     * @throws IndexOutOfBoundsException if that is beyond the target's limit
     */
    public void writeTo(ByteBuffer target, int index) {
        target.put(index, this.encoded);
    }

    /**
     * Begins a block with the entries of this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        this.values.forEach(builder.encoder::put); // nobody changes them
        return builder;
    }

    /** The same entries in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShmHeaderBlock block && Arrays.equals(this.encoded, block.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(this.encoded);
    }

    /** The names and the lengths of the values, which may be long and no text. */
    @Override
    public String toString() {
        return this.values.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().length + " bytes")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Collects entries. For one thread. */
    public static final class Builder {

        private final HeaderBlockEncoder encoder = new HeaderBlockEncoder();

        private Builder() {}

        /**
         * Adds an entry behind the others, or replaces the one of that name in its place.
         *
         * @param name at least one character, at most 65535 bytes in UTF-8
         * @param value at most 65535 bytes, copied
         * @return this builder
         * @throws IllegalArgumentException if name or value is none of that, or if the name has half a surrogate pair
         */
        public Builder put(String name, byte[] value) {
            this.encoder.put(name, value.clone());
            return this;
        }

        /**
         * Adds an entry whose value is text.
         *
         * @param name as in {@link #put(String, byte[])}
         * @param value at most 65535 bytes in UTF-8; a question mark takes the place of half a surrogate pair
         * @return this builder
         * @throws IllegalArgumentException as in {@link #put(String, byte[])}
         */
        public Builder put(String name, String value) {
            this.encoder.put(name, value.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /**
         * The block of all entries. The builder can be used further.
         *
         * @return the block
         * @throws IllegalArgumentException if the entries together take more than 65528 bytes: four, four for each, names and
         *     values
         */
        public ShmHeaderBlock build() {
            return new ShmHeaderBlock(this.encoder);
        }
    }
}

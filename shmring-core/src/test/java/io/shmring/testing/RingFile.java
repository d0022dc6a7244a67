/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The bytes of an object, by the offsets of the wire format and not by the library's own: for looks and for garbage. */
public final class RingFile {

    public static final int MAGIC = 0;
    public static final int MAJOR = 8;
    public static final int MINOR = 10;
    public static final int HEADER_SIZE = 12;
    public static final int CAPACITY = 16;
    public static final int INSTANCE_ID = 24;
    public static final int SYSTEM_ID = 32;
    public static final int FLAGS = 48;
    public static final int KIND = 52;
    public static final int RING_INDEX = 54;
    public static final int PRODUCERS = 56;
    public static final int HEAD = 64;
    public static final int SPACE_RESCUES = 88;
    public static final int PRODUCER_EPOCH = 96;
    public static final int PRODUCER_PID = 100;
    public static final int TAIL = 128;
    public static final int REJECTS = 144;
    public static final int DATA_RESCUES = 152;
    public static final int CONSUMER_EPOCH = 160;
    public static final int CONSUMER_PID = 164;
    public static final int DATA_ARM = 192;
    public static final int DATA_SEQ = 200;
    public static final int STATE = 204;
    public static final int SPACE_ARM = 208;
    public static final int SPACE_WANT = 216;
    public static final int SPACE_SEQ = 224;
    public static final int REASON = 228;
    public static final int DATA = 256;

    private final MappedByteBuffer bytes;

    private RingFile(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Maps what is at a path now. */
    public static RingFile map(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer bytes = file.map(MapMode.READ_WRITE, 0, file.size());
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            return new RingFile(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long getLong(int offset) {
        return this.bytes.getLong(offset);
    }

    public int getInt(int offset) {
        return this.bytes.getInt(offset);
    }

    public int size() {
        return this.bytes.capacity();
    }

    public byte getByte(int offset) {
        return this.bytes.get(offset);
    }

    public RingFile putLong(int offset, long value) {
        this.bytes.putLong(offset, value);
        return this;
    }

    public RingFile putInt(int offset, int value) {
        this.bytes.putInt(offset, value);
        return this;
    }

    public RingFile putShort(int offset, int value) {
        this.bytes.putShort(offset, (short) value);
        return this;
    }

    public RingFile putBytes(int offset, byte[] values) {
        this.bytes.put(offset, values);
        return this;
    }

    /** Writes a record's header word at a position of the data area. */
    public RingFile putHeader(int position, long length, int flags, int typeId) {
        return putLong(DATA + position, (length & 0xFFFF_FFFFL) | (long) flags << 32 | (long) typeId << 48);
    }

    /** A copy of everything. */
    public byte[] content() {
        byte[] content = new byte[this.bytes.capacity()];
        this.bytes.get(0, content);
        return content;
    }

    /** Blocks until whoever sleeps on these words is armed, that is asleep or about to be. */
    public void awaitArmed(int arm) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> (getLong(arm) & 1) == 1);
    }
}

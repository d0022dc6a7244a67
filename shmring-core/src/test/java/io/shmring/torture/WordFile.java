/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers in a mapped file that several processes share. A store is behind everything before it and outlives the process; it is
 * no barrier, so that noting things leaves the order of what is noted to the code under test.
 */
final class WordFile {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer bytes;

    WordFile(Path path, int words) {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) words * Long.BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long get(int word) {
        return (long) LONG.getAcquire(this.bytes, word * Long.BYTES);
    }

    void set(int word, long value) {
        LONG.setRelease(this.bytes, word * Long.BYTES, value);
    }

    /** For words with one writer. */
    void add(int word, long value) {
        set(word, get(word) + value);
    }

    /** For words with several writers. */
    void addAtomically(int word, long value) {
        LONG.getAndAdd(this.bytes, word * Long.BYTES, value);
    }

    long swap(int word, long value) {
        return (long) LONG.getAndSet(this.bytes, word * Long.BYTES, value);
    }

    boolean replace(int word, long expected, long value) {
        return LONG.compareAndSet(this.bytes, word * Long.BYTES, expected, value);
    }
}

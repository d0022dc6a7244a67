/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two numbers in a mapped file: what a process was about to do and what it had done, legible after its {@code SIGKILL}. */
public final class Journal {

    private final MappedByteBuffer file;

    /** Opens the file, or makes it. */
    public Journal(Path path) {
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.file = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * Long.BYTES);
            this.file.order(ByteOrder.nativeOrder()); // a process in C may write it
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Notes what is about to be done. */
    public void begun(long number) {
        this.file.putLong(0, number);
    }

    /** Notes what was done. */
    public void done(long number) {
        this.file.putLong(Long.BYTES, number);
    }

    /** What was about to be done, 0 at first. */
    public long begun() {
        return this.file.getLong(0);
    }

    /** What was done, 0 at first. */
    public long done() {
        return this.file.getLong(Long.BYTES);
    }
}

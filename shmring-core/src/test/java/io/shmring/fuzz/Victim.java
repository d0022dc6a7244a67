/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.fuzz;

import io.shmring.testing.RingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;

/**
 * One object of the ring that is attacked, seen through a mapping of its own, and what it is known to contain: whatever
 * changes without the attacker was changed by the code under test.
 */
final class Victim {

    private final String name;
    private final RingFile file;
    private final Object key;
    private byte[] known;
    private boolean overwritten;

    Victim(Path directory, String name) {
        this.name = name;
        this.file = RingFile.map(directory.resolve(name));
        this.key = key(directory.resolve(name));
        this.known = this.file.content();
    }

    private static Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException removed) {
            return "nothing";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether this very object is at a path. */
    boolean isAt(Path path) {
        return this.key.equals(key(path));
    }

    String name() {
        return this.name;
    }

    int size() {
        return this.known.length;
    }

    RingFile file() {
        return this.file;
    }

    /** Whether the attacker was here: nothing is promised then of what is read from it. */
    boolean isOverwritten() {
        return this.overwritten;
    }

    /** The attacker writes. */
    void overwrite(int offset, byte[] values) {
        this.overwritten = true;
        this.file.putBytes(offset, values);
        System.arraycopy(values, 0, this.known, offset, values.length);
    }

    /** From here on what it contains now is known. */
    void look() {
        this.known = this.file.content();
    }

    /** Fails if another byte changed than those that may. */
    void assertChangedOnly(BitSet writable, String call) {
        byte[] now = this.file.content();
        for (int i = 0; i < now.length; i++) {
            if (now[i] != this.known[i] && !writable.get(i)) {
                throw new AssertionError(call + " changed byte " + i + " of " + this.name + " from " + this.known[i]
                        + " to " + now[i] + ", which is not its own");
            }
        }
        this.known = now;
    }
}

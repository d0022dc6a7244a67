/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.inspect;

import io.shmring.ShmAccessException;
import io.shmring.ShmFormatException;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.object.ObjectErrors;
import io.shmring.object.ObjectFiles;
import io.shmring.object.ObjectFormat;
import io.shmring.object.ObjectLock;
import io.shmring.platform.FileHandle;
import io.shmring.platform.FileStatus;
import io.shmring.platform.Mapping;
import io.shmring.platform.PathProbe;
import io.shmring.platform.SystemCallException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An object opened and mapped for reading. Only its control block is mapped: the data is nobody's business. */
final class ReadOnlyObject implements AutoCloseable {

    private final String ring;
    private final Path path;
    private final PathProbe probe;
    private final FileHandle file;
    private final Mapping mapping;
    private final ControlBlock control;
    private final Identity identity;

    private ReadOnlyObject(
            String ring, Path path, FileHandle file, FileStatus status, Mapping mapping, Identity identity) {
        this.ring = ring;
        this.path = path;
        this.file = file;
        this.probe = new PathProbe(path, status);
        this.mapping = mapping;
        this.control = new ControlBlock(mapping.buffer());
        this.identity = identity;
    }

    /** Null if nothing is there. */
    static @Nullable ReadOnlyObject open(ObjectFiles files, String ring, Path path) {
        FileHandle file = files.openReadOnly(path);
        if (file == null) {
            return null;
        }
        boolean opened = false;
        try {
            FileStatus status = file.status();
            if (!status.isRegular()) {
                throw new ShmAccessException(
                        ring, path + " is a " + status.type() + ", expected is a regular file; remove it", null);
            }
            ObjectFormat.checkSize(ring, path, status.size());
            // The file stays unmapped: it answers who holds which lock.
            Mapping mapping;
            try (FileHandle mapped = file.reopen(false)) {
                mapping = Mapping.map(mapped, RingLayout.HEADER_SIZE, false);
            }
            Identity identity = ObjectFormat.check(ring, path, new ControlBlock(mapping.buffer()), status.size());
            ReadOnlyObject object = new ReadOnlyObject(ring, path, file, status, mapping, identity);
            opened = true;
            return object;
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(ring, path, failure);
        } catch (InternalError truncated) {
            throw new ShmFormatException(ring, path + " was truncated while it was opened; remove it", truncated);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    ControlBlock control() {
        return this.control;
    }

    Identity identity() {
        return this.identity;
    }

    boolean isHeld(long lockOffset) {
        try {
            return ObjectLock.isHeld(this.file, lockOffset);
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, this.path, failure);
        }
    }

    boolean isCurrent() {
        try {
            return this.probe.isSame();
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, this.path, failure);
        }
    }

    @Override
    public void close() {
        this.mapping.detach();
        this.file.close();
    }
}

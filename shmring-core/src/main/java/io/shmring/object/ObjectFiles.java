/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmAccessException;
import io.shmring.ShmFormatException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmOptions;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Identity;
import io.shmring.platform.ByteLock;
import io.shmring.platform.Errno;
import io.shmring.platform.FileHandle;
import io.shmring.platform.FileStatus;
import io.shmring.platform.Mapping;
import io.shmring.platform.SystemCallException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes and opens the objects of one ring or system: the numbered steps are those of {@code docs/life-cycle.md}. */
public final class ObjectFiles {

    private final String ring;
    private final AccessPolicy policy;

    /**
     * Makes and opens objects.
     *
     * @param ring the name of the ring or system, for messages
     * @param options permissions
     */
    public ObjectFiles(String ring, ShmOptions options) {
        this.ring = ring;
        this.policy = AccessPolicy.of(ring, options);
    }

    /**
     * CREATE 1 and 2: a complete object that has no name yet.
     *
     * @param path where it is going to be
     * @param identity what it is
     * @param state its first state
     * @return the object, to be given to {@link #link}
     * @throws io.shmring.ShmNoSpaceException if the directory has no room
     */
    public ShmObject create(Path path, Identity identity, int state) {
        long size = identity.objectSize();
        try {
            FileHandle file = FileHandle.openUnnamed(path.getParent(), this.policy.creationMode()); // CREATE 1
            boolean created = false;
            try {
                ByteLock.requireLocks(file);
                this.policy.apply(file);
                file.allocate(size); // CREATE 2: ftruncate alone would let a later store fail
                Mapping mapping = map(file, size, true);
                mapping.touch();
                new ControlBlock(mapping.buffer()).initialize(identity, state);
                ShmObject object = new ShmObject(this.ring, path, file, mapping, identity);
                created = true;
                return object;
            } finally {
                if (!created) {
                    file.close();
                }
            }
        } catch (SystemCallException failure) {
            if (failure.errno() == Errno.ENOSPC || failure.errno() == Errno.EDQUOT) {
                throw ObjectErrors.noSpace(this.ring, path.getParent(), size);
            }
            throw ObjectErrors.of(this.ring, path, failure);
        }
    }

    /**
     * CREATE 3: the object appears in the directory.
     *
     * @param object made by {@link #create}
     * @return false if the name is taken
     */
    public boolean link(ShmObject object) {
        try {
            object.file().link(object.path());
            return true;
        } catch (SystemCallException failure) {
            if (failure.errno() == Errno.EEXIST) {
                return false;
            }
            throw ObjectErrors.of(this.ring, object.path(), failure);
        }
    }

    /**
     * ATTACH 1 and 2: opens what is at a path and checks that it is an object of ours.
     *
     * @param path where it is
     * @param kind which kind is expected
     * @return the object; null if nothing is there, or if it is just being removed
     * @throws io.shmring.ShmAccessException if owner, mode, type or links are not accepted
     * @throws ShmFormatException if it is no object of ours
     * @throws ShmGeometryException if it is one of another kind
     */
    public @Nullable ShmObject open(Path path, int kind) {
        try {
            FileHandle file = openFile(path, true);
            if (file == null) {
                return null;
            }
            boolean opened = false;
            try {
                FileStatus status = file.status(); // ATTACH 1
                if (status.links() == 0) {
                    return null;
                }
                this.policy.check(path, status);
                ByteLock.requireLocks(file);
                ObjectFormat.checkSize(this.ring, path, status.size());
                Mapping mapping = map(file, status.size(), true); // ATTACH 2
                Identity identity =
                        ObjectFormat.check(this.ring, path, new ControlBlock(mapping.buffer()), status.size());
                if (identity.kind() != kind) {
                    throw new ShmGeometryException(
                            this.ring,
                            path + " is of kind " + identity.kind() + ", expected is kind " + kind
                                    + "; choose another name, or remove it",
                            null);
                }
                mapping.touch(); // only now: somebody else's file may be a large sparse one
                ShmObject object = new ShmObject(this.ring, path, file, mapping, identity);
                opened = true;
                return object;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, path, failure);
        } catch (InternalError truncated) {
            throw new ShmFormatException(this.ring, path + " was truncated while it was opened; remove it", truncated);
        }
    }

    /**
     * Opens what is at a path for reading only. Whether it is an object is for the caller to see.
     *
     * @param path where it is
     * @return an open file; null if nothing is there
     */
    public @Nullable FileHandle openReadOnly(Path path) {
        try {
            return openFile(path, false);
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, path, failure);
        }
    }

    /**
     * Whether something is at a path.
     *
     * @param path the path
     * @return true if so, whatever it is
     */
    public boolean exists(Path path) {
        try {
            return FileHandle.statusOf(path) != null;
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, path, failure);
        }
    }

    /**
     * Looks whether this process will be able to remove a name, before anything is done that cannot be undone.
     *
     * @param path the name
     * @throws io.shmring.ShmAccessException in a sticky directory, if the object is somebody else's
     */
    public void requireRemovable(Path path) {
        try {
            this.policy.checkRemovable(path, FileHandle.statusOfDirectory(path.getParent()), FileHandle.statusOf(path));
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, path, failure);
        }
    }

    /**
     * Removes a name.
     *
     * @param path the name
     */
    public void unlink(Path path) {
        try {
            FileHandle.unlink(path);
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, path, failure);
        }
    }

    private @Nullable FileHandle openFile(Path path, boolean writable) {
        try {
            return FileHandle.open(path, writable);
        } catch (SystemCallException failure) {
            switch (failure.errno()) {
                case Errno.ENOENT -> {
                    return null;
                }
                case Errno.EISDIR -> // of an existing path: it says nothing about the file system
                    throw new ShmAccessException(
                            this.ring,
                            path + " is a directory, expected is a regular file; choose another name",
                            failure);
                default -> throw failure;
            }
        }
    }

    /** From a descriptor of its own, closed at once: a mapping would pin the locks of the description it came from. */
    private static Mapping map(FileHandle file, long size, boolean writable) {
        try (FileHandle mapped = file.reopen(writable)) {
            return Mapping.map(mapped, (int) size, writable);
        }
    }
}

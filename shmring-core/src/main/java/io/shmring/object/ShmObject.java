/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.object;

import io.shmring.ShmCorruptException;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.platform.FileHandle;
import io.shmring.platform.FileStatus;
import io.shmring.platform.Mapping;
import io.shmring.platform.PathProbe;
import io.shmring.platform.SystemCallException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One open and mapped object. Shared by a ring's handle and the roles taken through it: each user retains it, and when the
 * last one releases it the pages are given up.
 */
public final class ShmObject {

    private final String ring;
    private final Path path;
    private final PathProbe probe;
    private final FileHandle file;
    private final FileStatus status;
    private final Mapping mapping;
    private final ControlBlock control;
    private final Identity identity;
    private final AtomicInteger users = new AtomicInteger(1);

    ShmObject(String ring, Path path, FileHandle file, Mapping mapping, Identity identity) {
        this.ring = ring;
        this.path = path;
        this.file = file;
        this.status = file.status();
        this.probe = new PathProbe(path, this.status);
        this.mapping = mapping;
        this.control = new ControlBlock(mapping.buffer());
        this.identity = identity;
    }

    /**
     * The name of the ring or the system that it belongs to.
     *
     * @return for messages
     */
    public String ring() {
        return this.ring;
    }

    /**
     * Where it is, or was.
     *
     * @return its path
     */
    public Path path() {
        return this.path;
    }

    /**
     * Its control block.
     *
     * @return typed access
     */
    public ControlBlock control() {
        return this.control;
    }

    /**
     * What it is, as read once when it was opened.
     *
     * @return immutable
     */
    public Identity identity() {
        return this.identity;
    }

    /**
     * Its data area.
     *
     * @return a new view, little-endian
     */
    public ByteBuffer data() {
        return this.control
                .buffer()
                .slice(RingLayout.HEADER_SIZE, (int) this.identity.capacity())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether it is still the object at its path, in its full size. One system call.
     *
     * @return false if it was removed, replaced or truncated
     */
    public boolean isCurrent() {
        try {
            return this.probe.isSame();
        } catch (SystemCallException failure) {
            throw ObjectErrors.of(this.ring, this.path, failure);
        }
    }

    /**
     * Where it is in its life.
     *
     * @return a state of {@link RingLayout}
     * @throws ShmCorruptException if it is none that it can have, or if it cannot be read any more
     */
    public int state() {
        try {
            int state = this.control.stateVolatile();
            boolean building = state == RingLayout.STATE_BUILDING && this.identity.kind() == RingLayout.KIND_DOORBELL;
            boolean known = building || state == RingLayout.STATE_OPEN || state == RingLayout.STATE_REMOVED;
            if (known && this.control.magicVolatile() == RingLayout.MAGIC) {
                return state;
            }
            throw new ShmCorruptException(
                    this.ring,
                    -1,
                    this.path + " has state " + state + " behind a magic of 0x"
                            + Long.toHexString(this.control.magicVolatile())
                            + ", which cannot be: somebody wrote into it; remove it",
                    null);
        } catch (InternalError truncated) {
            throw new ShmCorruptException(this.ring, -1, this.path + " was truncated; remove it", truncated);
        }
    }

    /**
     * Whether the open file is shorter than the mapping: pages are gone then.
     *
     * @return true if somebody truncated it
     */
    public boolean isTruncated() {
        return this.file.status().size() < this.status.size();
    }

    /**
     * A handle for locks: the mapping came from another descriptor.
     *
     * @return the open file
     */
    FileHandle file() {
        return this.file;
    }

    /**
     * The file when it was opened.
     *
     * @return device, inode and size do not change
     */
    FileStatus status() {
        return this.status;
    }

    /**
     * One more user.
     *
     * @return this object
     */
    public ShmObject retain() {
        if (this.users.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
            throw new IllegalStateException("ring '" + this.ring + "' is closed");
        }
        return this;
    }

    /** One user less; the last one gives up the pages and closes the file. */
    public void release() {
        if (this.users.decrementAndGet() == 0) {
            try {
                this.mapping.detach();
            } finally {
                this.file.close();
            }
        }
    }
}

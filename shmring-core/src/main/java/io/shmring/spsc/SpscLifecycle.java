/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spsc;

import io.shmring.ShmExistsException;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.object.Contention;
import io.shmring.object.Geometry;
import io.shmring.object.InstanceIds;
import io.shmring.object.ObjectFiles;
import io.shmring.object.ObjectLock;
import io.shmring.object.ObjectName;
import io.shmring.object.ShmObject;
import io.shmring.object.Unlinker;
import io.shmring.platform.Platform;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import org.jspecify.annotations.Nullable;

/** Creation, opening and removal of the ring of one producer. */
public final class SpscLifecycle {

    private final ObjectName name;
    private final ShmOptions options;
    private final ObjectFiles files;
    private final Unlinker unlinker;

    private SpscLifecycle(String name, ShmOptions options) {
        this.name = ObjectName.of(name, options.directory());
        Platform.require(this.name.name());
        this.options = options;
        this.files = new ObjectFiles(this.name.name(), options);
        this.unlinker = new Unlinker(this.files, Unlinker.NO_PARTS);
    }

    /** See {@link SpscShm#create(String, long, ShmOptions)}. */
    public static SpscShm create(String name, long minCapacity, ShmOptions options) {
        SpscLifecycle lifecycle = new SpscLifecycle(name, options);
        Geometry geometry = new Geometry(RingLayout.roundCapacity(minCapacity), 0, options.stamped());
        Contention contention = lifecycle.contention();
        while (true) {
            ShmObject existing = lifecycle.open(contention); // before any room is taken for a new one
            if (existing != null) {
                existing.release();
                throw new ShmExistsException(
                        lifecycle.name.name(),
                        lifecycle.name.spsc() + " exists; connect to it, use openOrCreate, or unlink it first",
                        null);
            }
            ShmObject object = lifecycle.create(geometry);
            if (object != null) {
                return new SpscRing(lifecycle, object);
            }
            contention.beginAnew();
        }
    }

    /** See {@link SpscShm#connect(String, ShmOptions)}. */
    public static SpscShm connect(String name, ShmOptions options) {
        SpscLifecycle lifecycle = new SpscLifecycle(name, options);
        return new SpscRing(lifecycle, lifecycle.attach(Deadline.after(options.connectTimeout())));
    }

    /** See {@link SpscShm#openOrCreate(String, long, ShmOptions)}. */
    public static SpscShm openOrCreate(String name, long minCapacity, ShmOptions options) {
        SpscLifecycle lifecycle = new SpscLifecycle(name, options);
        Geometry geometry = new Geometry(RingLayout.roundCapacity(minCapacity), 0, options.stamped());
        Contention contention = lifecycle.contention();
        while (true) {
            ShmObject object = lifecycle.open(contention);
            if (object != null) {
                return new SpscRing(lifecycle, lifecycle.demand(geometry, object));
            }
            object = lifecycle.create(geometry);
            if (object != null) {
                return new SpscRing(lifecycle, object);
            }
            contention.beginAnew(); // not there, and then there: somebody else was faster, or removed it
        }
    }

    /** See {@link SpscShm#unlink(String, ShmOptions)}. */
    public static boolean unlink(String name, ShmOptions options) {
        return new SpscLifecycle(name, options).unlink(false);
    }

    /** See {@link SpscShm#forceUnlink(String, ShmOptions)}. */
    public static boolean forceUnlink(String name, ShmOptions options) {
        return new SpscLifecycle(name, options).unlink(true);
    }

    String name() {
        return this.name.name();
    }

    ShmOptions options() {
        return this.options;
    }

    /** The object at the path, or null if the name is taken. */
    private @Nullable ShmObject create(Geometry geometry) {
        if (this.files.exists(this.name.doorbell())) {
            throw new ShmExistsException(
                    name(),
                    this.name.doorbell() + " exists: the name is that of a system of many producers; choose another",
                    null);
        }
        Identity identity = new Identity(
                geometry.capacity(),
                InstanceIds.next(),
                0,
                System.currentTimeMillis(),
                geometry.flags(),
                RingLayout.KIND_SPSC,
                0,
                0);
        ShmObject object = this.files.create(this.name.spsc(), identity, RingLayout.STATE_OPEN);
        boolean linked = false;
        try {
            linked = this.files.link(object);
            return linked ? object : null;
        } finally {
            if (!linked) {
                object.release();
            }
        }
    }

    /** ATTACH 1 and 2, until the deadline. */
    ShmObject attach(Deadline deadline) {
        RetryPause pause = new RetryPause(deadline);
        while (true) {
            ShmObject object = open(contention());
            if (object != null) {
                return object;
            }
            if (!pause.await()) {
                String hint = this.files.exists(this.name.doorbell())
                        ? "; there is a system of many producers of that name: use MpscConsumer or MpscProducer"
                        : "; start the side that creates it, or wait longer (connectTimeout)";
                throw new ShmNotFoundException(name(), this.name.spsc() + " does not exist" + hint, null);
            }
        }
    }

    /** ATTACH 1 and 2; an object whose removal was left unfinished is removed. Null if nothing is there. */
    private @Nullable ShmObject open(Contention contention) {
        while (true) {
            ShmObject object = this.files.open(this.name.spsc(), RingLayout.KIND_SPSC);
            if (object == null) {
                return null;
            }
            boolean inUse = false;
            try {
                inUse = object.state() == RingLayout.STATE_OPEN;
                if (inUse) {
                    return object;
                }
                finishRemoval(object);
            } finally {
                if (!inUse) {
                    object.release();
                }
            }
            contention.beginAnew();
        }
    }

    private void finishRemoval(ShmObject removed) {
        try (ObjectLock lock = Unlinker.lockLifecycle(removed, Deadline.after(this.options.openTimeout()))) {
            if (lock != null) {
                this.unlinker.remove(removed, removed.control().reason());
            }
        }
    }

    Contention contention() {
        return new Contention(name(), this.name.spsc(), this.options.openTimeout());
    }

    private ShmObject demand(Geometry geometry, ShmObject object) {
        boolean fits = false;
        try {
            geometry.require(name(), object.identity());
            fits = true;
            return object;
        } finally {
            if (!fits) {
                object.release();
            }
        }
    }

    private boolean unlink(boolean force) {
        Deadline deadline = Deadline.after(this.options.openTimeout());
        while (true) {
            ShmObject object = this.files.open(this.name.spsc(), RingLayout.KIND_SPSC);
            if (object == null) {
                return false;
            }
            try (ObjectLock lock = Unlinker.lockLifecycle(object, deadline)) { // UNLINK 1
                if (lock == null) {
                    continue;
                }
                if (force) {
                    this.unlinker.remove(object, RingLayout.REASON_FORCED);
                } else {
                    this.unlinker.unlink(object, deadline);
                }
                return true;
            } finally {
                object.release();
            }
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.inspect;

import io.shmring.ShmCorruptException;
import io.shmring.ShmInspector;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmOptions;
import io.shmring.ShmSnapshot;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.object.ObjectFiles;
import io.shmring.object.ObjectName;
import io.shmring.platform.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads figures through read-only mappings. */
public final class ReadOnlyInspector implements ShmInspector {

    private final String name;
    private final ReadOnlyObject home;
    private final List<ReadOnlyObject> rings;
    private boolean closed;

    private ReadOnlyInspector(String name, ReadOnlyObject home, List<ReadOnlyObject> rings) {
        this.name = name;
        this.home = home;
        this.rings = rings;
    }

    /** See {@link ShmInspector#open(String, ShmOptions)}. */
    public static ShmInspector open(String name, ShmOptions options) {
        ObjectName names = ObjectName.of(name, options.directory());
        Platform.require(names.name());
        ObjectFiles files = new ObjectFiles(names.name(), options);
        ReadOnlyObject ring = ReadOnlyObject.open(files, names.name(), names.spsc());
        if (ring != null) {
            return new ReadOnlyInspector(names.name(), ring, List.of(ring));
        }
        ReadOnlyObject doorbell = ReadOnlyObject.open(files, names.name(), names.doorbell());
        if (doorbell != null) {
            return new ReadOnlyInspector(names.name(), doorbell, rings(files, names, doorbell));
        }
        throw new ShmNotFoundException(
                names.name(), "neither " + names.spsc() + " nor " + names.doorbell() + " exists", null);
    }

    /** A system under construction may lack rings, or have those of an earlier one. */
    private static List<ReadOnlyObject> rings(ObjectFiles files, ObjectName names, ReadOnlyObject doorbell) {
        List<ReadOnlyObject> rings = new ArrayList<>();
        boolean opened = false;
        try {
            for (int i = 0; i < doorbell.identity().producers(); i++) {
                ReadOnlyObject ring = ReadOnlyObject.open(files, names.name(), names.ring(i));
                if (ring != null && belongs(ring, doorbell, i)) {
                    rings.add(ring);
                } else if (ring != null) {
                    ring.close();
                }
            }
            opened = true;
            return List.copyOf(rings);
        } finally {
            if (!opened) {
                rings.forEach(ReadOnlyObject::close);
                doorbell.close();
            }
        }
    }

    private static boolean belongs(ReadOnlyObject ring, ReadOnlyObject doorbell, int index) {
        return ring.identity().systemId() == doorbell.identity().instanceId()
                && ring.identity().ringIndex() == index;
    }

    @Override
    public synchronized ShmSnapshot snapshot() {
        if (this.closed) {
            throw new IllegalStateException("ring '" + this.name + "': the inspector is closed");
        }
        try {
            return read();
        } catch (InternalError truncated) {
            throw new ShmCorruptException(
                    this.name, -1, "its file was truncated while it was mapped; remove the object", truncated);
        }
    }

    private ShmSnapshot read() {
        ControlBlock control = this.home.control();
        Identity identity = this.home.identity();
        boolean system = identity.kind() == RingLayout.KIND_DOORBELL;
        List<ShmSnapshot.Ring> figures = new ArrayList<>();
        for (ReadOnlyObject ring : this.rings) {
            figures.add(ring(ring, system ? ring.identity().ringIndex() : -1));
        }
        return new ShmSnapshot(
                this.name,
                system ? ShmSnapshot.Kind.MPSC : ShmSnapshot.Kind.SPSC,
                state(control.stateVolatile()),
                removal(control.reason()),
                control.major(),
                control.minor(),
                identity.instanceId(),
                Instant.ofEpochMilli(identity.createdMillis()),
                identity.capacity(),
                identity.isStamped(),
                new ShmSnapshot.Role(
                        this.home.isHeld(RingLayout.CONSUMER_LOCK),
                        Integer.toUnsignedLong(control.consumerPid()),
                        Integer.toUnsignedLong(control.consumerEpoch())),
                control.dataRescuesOpaque(),
                control.rejectsOpaque(),
                List.copyOf(figures));
    }

    private ShmSnapshot.Ring ring(ReadOnlyObject ring, int slot) {
        ControlBlock control = ring.control();
        long capacity = ring.identity().capacity();
        long consumed = control.consumedOpaque(); // first: never more than published
        long tail = control.tailAcquire(); // before the head: the difference is then no less than it was
        long head = control.headAcquire();
        long available = Math.max(0, Math.min(capacity, head - tail));
        return new ShmSnapshot.Ring(
                slot,
                available,
                capacity - available,
                head,
                tail,
                control.publishedOpaque(),
                consumed,
                control.stallsOpaque(),
                control.spaceRescuesOpaque(),
                new ShmSnapshot.Role(
                        this.home.isHeld(RingLayout.producerLock(Math.max(0, slot))),
                        Integer.toUnsignedLong(control.producerPid()),
                        Integer.toUnsignedLong(control.producerEpoch())));
    }

    private static ShmSnapshot.State state(int state) {
        return switch (state) {
            case RingLayout.STATE_BUILDING -> ShmSnapshot.State.BUILDING;
            case RingLayout.STATE_OPEN -> ShmSnapshot.State.OPEN;
            case RingLayout.STATE_REMOVED -> ShmSnapshot.State.REMOVED;
            default -> ShmSnapshot.State.UNKNOWN;
        };
    }

    private static ShmSnapshot.Removal removal(int reason) {
        return switch (reason) {
            case RingLayout.REASON_UNLINKED -> ShmSnapshot.Removal.UNLINKED;
            case RingLayout.REASON_FORCED -> ShmSnapshot.Removal.FORCED;
            case RingLayout.REASON_REPLACED -> ShmSnapshot.Removal.REPLACED;
            default -> ShmSnapshot.Removal.NONE;
        };
    }

    @Override
    public synchronized boolean isCurrent() {
        return !this.closed && this.home.isCurrent();
    }

    @Override
    public synchronized void close() {
        if (!this.closed) {
            this.closed = true;
            this.rings.forEach(ReadOnlyObject::close);
            if (!this.rings.contains(this.home)) {
                this.home.close();
            }
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.ShmOptions;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.object.Contention;
import io.shmring.object.ObjectFiles;
import io.shmring.object.ObjectName;
import io.shmring.object.ShmObject;
import io.shmring.platform.Platform;
import io.shmring.waiting.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The names and files of one system.
 *
 * @param names the paths
 * @param options directory, time-outs, permissions
 * @param files opens and makes objects
 */
record MpscSystem(ObjectName names, ShmOptions options, ObjectFiles files) {

    static MpscSystem of(String name, ShmOptions options) {
        ObjectName names = ObjectName.of(name, options.directory());
        Platform.require(names.name());
        return new MpscSystem(names, options, new ObjectFiles(names.name(), options));
    }

    String name() {
        return this.names.name();
    }

    Deadline openDeadline() {
        return Deadline.after(this.options.openTimeout());
    }

    Contention contention() {
        return new Contention(name(), this.names.doorbell(), this.options.openTimeout());
    }

    @Nullable
    ShmObject openDoorbell() {
        return this.files.open(this.names.doorbell(), RingLayout.KIND_DOORBELL);
    }

    /** A ring of this very system; null if what is there is another's, or is being replaced. */
    @Nullable
    ShmObject openRing(ShmObject doorbell, int index) {
        ShmObject ring = openPart(doorbell, index);
        if (ring == null
                || (ring.identity().instanceId() == doorbell.control().slotAcquire(index)
                        && ring.identity().capacity() == doorbell.identity().capacity())) {
            return ring;
        }
        ring.release();
        return null;
    }

    /** A ring that was made for this system, even if its creator died before it stood in its slot. */
    @Nullable
    ShmObject openPart(ShmObject doorbell, int index) {
        ShmObject ring = this.files.open(this.names.ring(index), RingLayout.KIND_MPSC_RING);
        if (ring == null) {
            return null;
        }
        Identity identity = ring.identity();
        if (identity.ringIndex() == index
                && identity.systemId() == doorbell.identity().instanceId()) {
            return ring;
        }
        ring.release();
        return null;
    }
}

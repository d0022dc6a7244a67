/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.ShmCorruptException;
import io.shmring.ShmExistsException;
import io.shmring.layout.Identity;
import io.shmring.layout.RingLayout;
import io.shmring.object.Contention;
import io.shmring.object.Geometry;
import io.shmring.object.InstanceIds;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.object.Unlinker;
import io.shmring.role.RoleBinding;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates a system: a doorbell under construction first, then the rings, then the doorbell opens. A creator that dies leaves
 * a state from which the next one goes on.
 */
final class MpscCreation {

    private final MpscSystem system;
    private final Geometry geometry;

    MpscCreation(MpscSystem system, Geometry geometry) {
        this.system = system;
        this.geometry = geometry;
    }

    /**
     * Creates the system and takes its consumer role.
     *
     * @return null if there is a complete one
     */
    @Nullable
    RoleBinding create() {
        Contention contention = this.system.contention();
        while (true) {
            ShmObject doorbell = this.system.openDoorbell(); // before any room is taken for a new one
            if (doorbell == null) {
                Draft draft = begin();
                if (draft != null) {
                    return complete(draft);
                }
            } else {
                RoleBinding repaired = null;
                try {
                    if (doorbell.state() == RingLayout.STATE_OPEN) {
                        return null;
                    }
                    repaired = repair(doorbell);
                    if (repaired != null) {
                        return repaired;
                    }
                } finally {
                    if (repaired == null) {
                        doorbell.release();
                    }
                }
            }
            contention.beginAnew();
        }
    }

    /**
     * A doorbell that has its name, with the locks that its creator holds.
     *
     * @param doorbell under construction
     * @param lifecycle released when the system is complete
     * @param consumer kept: the creator is the first consumer
     */
    record Draft(ShmObject doorbell, ObjectLock lifecycle, ObjectLock consumer) {}

    /** CREATE 1: a doorbell under construction, its locks taken before anybody can see it. Null if the name is taken. */
    @Nullable
    Draft begin() {
        if (this.system.files().exists(this.system.names().spsc())) {
            throw new ShmExistsException(
                    this.system.name(),
                    this.system.names().spsc() + " exists: the name is that of a ring of one producer; choose another",
                    null);
        }
        ShmObject doorbell = this.system
                .files()
                .create(this.system.names().doorbell(), doorbellIdentity(), RingLayout.STATE_BUILDING);
        List<ObjectLock> locks = new ArrayList<>();
        boolean linked = false;
        try {
            ObjectLock lifecycle = mine(locks, doorbell, RingLayout.LIFECYCLE_LOCK);
            ObjectLock consumer = mine(locks, doorbell, RingLayout.CONSUMER_LOCK);
            linked = this.system.files().link(doorbell);
            return linked ? new Draft(doorbell, lifecycle, consumer) : null;
        } finally {
            if (!linked) {
                locks.forEach(ObjectLock::close);
                doorbell.release();
            }
        }
    }

    private static ObjectLock mine(List<ObjectLock> locks, ShmObject unnamed, long offset) {
        ObjectLock lock = ObjectLock.tryLock(unnamed, offset);
        if (lock == null) {
            throw new IllegalStateException("a byte of an unnamed file is locked");
        }
        locks.add(lock);
        return lock;
    }

    /** CREATE 2 and 3. */
    private RoleBinding complete(Draft draft) {
        boolean completed = false;
        try {
            RoleBinding binding = buildAndOpen(draft.doorbell(), draft.consumer());
            completed = true;
            return binding;
        } finally {
            draft.lifecycle().close();
            if (!completed) {
                draft.doorbell().release();
            }
        }
    }

    /**
     * Under the lifecycle lock. A failure gives back the consumer's lock and removes what was built: half a system would keep
     * the room that it lacks.
     */
    private RoleBinding buildAndOpen(ShmObject doorbell, ObjectLock consumer) {
        int producers = doorbell.identity().producers();
        List<ShmObject> rings = new ArrayList<>(producers);
        try {
            for (int i = 0; i < producers; i++) {
                rings.add(buildRing(doorbell, i)); // CREATE 2
            }
            doorbell.control().stateVolatile(RingLayout.STATE_OPEN); // CREATE 3: the system is complete
            return new RoleBinding(consumer, doorbell, List.copyOf(rings), -1);
        } catch (RuntimeException | Error failure) {
            consumer.close(); // the removal opens what it removes: if descriptors are lacking, it needs these
            rings.forEach(ShmObject::release);
            try {
                new MpscRemoval(this.system).remove(doorbell, RingLayout.REASON_REPLACED);
            } catch (RuntimeException | Error leftover) {
                failure.addSuppressed(leftover);
            }
            throw failure;
        }
    }

    /** CREATE 2 for one ring: only a ring of an earlier system is ever replaced. */
    ShmObject buildRing(ShmObject doorbell, int index) {
        Path path = this.system.names().ring(index);
        Identity identity = new Identity(
                doorbell.identity().capacity(),
                InstanceIds.next(),
                doorbell.identity().instanceId(),
                System.currentTimeMillis(),
                doorbell.identity().flags(),
                RingLayout.KIND_MPSC_RING,
                index,
                0);
        Contention contention = this.system.contention();
        while (true) {
            ShmObject leftover =
                    this.system.files().open(path, RingLayout.KIND_MPSC_RING); // or an error naming the path
            if (leftover != null) {
                leftover.release();
                this.system.files().unlink(path);
            }
            ShmObject ring = this.system.files().create(path, identity, RingLayout.STATE_OPEN);
            boolean built = false;
            try {
                if (this.system.files().link(ring)) {
                    doorbell.control().slotVolatile(index, identity.instanceId());
                    built = true;
                    return ring;
                }
            } finally {
                if (!built) {
                    ring.release();
                }
            }
            contention.beginAnew();
        }
    }

    /**
     * Goes on with what a dead creator or remover left: completes a doorbell under construction if it has the geometry that
     * is wanted, else removes it.
     *
     * @return null if there is nothing to bind to now: look again
     */
    @Nullable
    RoleBinding repair(ShmObject doorbell) {
        Deadline deadline = this.system.openDeadline();
        try (ObjectLock lifecycle = Unlinker.lockLifecycle(doorbell, deadline)) { // REPAIR 1
            if (lifecycle == null) {
                return null;
            }
            int state = doorbell.state(); // REPAIR 2
            if (state == RingLayout.STATE_OPEN) {
                return null; // completed by another one meanwhile
            }
            if (state == RingLayout.STATE_BUILDING) {
                requireNoProducer(doorbell, deadline);
                if (this.geometry.fits(doorbell.identity())) {
                    return resume(doorbell, deadline);
                }
            }
            new MpscRemoval(this.system).remove(doorbell, RingLayout.REASON_REPLACED);
            return null;
        }
    }

    private @Nullable RoleBinding resume(ShmObject doorbell, Deadline deadline) {
        this.system
                .files()
                .requireRemovable(doorbell.path()); // or the rings would have another owner than the doorbell
        ObjectLock consumer = ObjectLock.lock(doorbell, RingLayout.CONSUMER_LOCK, deadline); // REPAIR 3
        if (consumer == null) {
            return null;
        }
        return buildAndOpen(doorbell, consumer);
    }

    /**
     * Nobody can produce to what is under construction: then somebody wrote that state into a living system. A remover that
     * was killed may still have the byte, since the kernel frees its locks one by one.
     */
    private void requireNoProducer(ShmObject doorbell, Deadline deadline) {
        RetryPause pause = new RetryPause(deadline);
        for (int i = 0; i < doorbell.identity().producers(); i++) {
            while (ObjectLock.isHeld(doorbell, RingLayout.producerLock(i))) {
                if (pause.await()) {
                    continue;
                }
                throw new ShmCorruptException(
                        this.system.name(),
                        i,
                        doorbell.path() + " is said to be under construction, but producer " + i
                                + " is at work: somebody wrote into it; stop the producers and remove it",
                        null);
            }
        }
    }

    private Identity doorbellIdentity() {
        return new Identity(
                this.geometry.capacity(),
                InstanceIds.next(),
                0,
                System.currentTimeMillis(),
                this.geometry.flags(),
                RingLayout.KIND_DOORBELL,
                0,
                this.geometry.producers());
    }
}

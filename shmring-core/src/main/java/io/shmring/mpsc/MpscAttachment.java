/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.layout.RingLayout;
import io.shmring.object.Geometry;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.role.RoleBinding;
import io.shmring.role.RoleTaker;
import io.shmring.waiting.Deadline;
import io.shmring.waiting.RetryPause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes roles of a system that is there, or soon will be: the ATTACH steps for many producers. One attempt each. */
final class MpscAttachment {

    private final MpscSystem system;
    private final @Nullable Geometry demanded;
    private final RetryPause untilThere;
    private @Nullable RetryPause untilReady;

    /** A ring that was looked for in vain. */
    private @Nullable Path missing;

    /**
     * An attempt.
     *
     * @param demanded null accepts whatever is there
     */
    MpscAttachment(MpscSystem system, @Nullable Geometry demanded) {
        this.system = system;
        this.demanded = demanded;
        this.untilThere = new RetryPause(Deadline.after(system.options().connectTimeout()));
    }

    /** The consumer role, waiting for the system to appear. */
    RoleBinding consumer() {
        while (true) {
            RoleBinding binding = consumerIfThere();
            if (binding != null) {
                return binding;
            }
            awaitDoorbell();
        }
    }

    /** The consumer role, or null if there is no system. */
    @Nullable
    RoleBinding consumerIfThere() {
        while (true) {
            ShmObject doorbell = this.system.openDoorbell();
            if (doorbell == null) {
                return null;
            }
            RoleBinding binding = null;
            try {
                demand(doorbell);
                if (doorbell.state() == RingLayout.STATE_OPEN) {
                    binding = takeConsumer(doorbell);
                } else {
                    binding = new MpscCreation(this.system, Geometry.of(doorbell.identity())).repair(doorbell);
                }
                if (binding != null) {
                    return binding;
                }
            } finally {
                if (binding == null) {
                    doorbell.release();
                }
            }
            awaitReady();
        }
    }

    private @Nullable RoleBinding takeConsumer(ShmObject doorbell) {
        ObjectLock lock = RoleTaker.take(
                doorbell,
                RingLayout.CONSUMER_LOCK,
                "consumer",
                () -> Integer.toUnsignedLong(doorbell.control().consumerPid()),
                this.system.openDeadline());
        return lock == null ? null : bindConsumer(doorbell, lock);
    }

    /** Opens every ring under the consumer's lock, which is closed if null is returned. */
    @Nullable
    RoleBinding bindConsumer(ShmObject doorbell, ObjectLock lock) {
        List<ShmObject> rings = new ArrayList<>();
        boolean bound = false;
        try {
            for (int i = 0; i < doorbell.identity().producers(); i++) {
                ShmObject ring = openRing(doorbell, i);
                if (ring == null) {
                    return null;
                }
                rings.add(ring);
            }
            bound = true;
            return new RoleBinding(lock, doorbell, List.copyOf(rings), -1);
        } finally {
            if (!bound) {
                rings.forEach(ShmObject::release);
                lock.close();
            }
        }
    }

    /**
     * A producer role, waiting for the system to appear and to be complete.
     *
     * @param slot which, or -1 for the first free one
     */
    RoleBinding producer(int slot) {
        while (true) {
            ShmObject doorbell = this.system.openDoorbell();
            if (doorbell == null) {
                awaitDoorbell();
                continue;
            }
            RoleBinding binding = null;
            try {
                demand(doorbell);
                checkSlot(doorbell, slot);
                if (doorbell.state() == RingLayout.STATE_OPEN) {
                    binding = takeProducer(doorbell, slot);
                }
                if (binding != null) {
                    return binding;
                }
            } finally {
                if (binding == null) {
                    doorbell.release();
                }
            }
            awaitReady();
        }
    }

    private @Nullable RoleBinding takeProducer(ShmObject doorbell, int slot) {
        Deadline deadline = this.system.openDeadline();
        SlotLock taken = slot < 0 ? firstFree(doorbell, deadline) : named(doorbell, slot, deadline);
        if (taken == null) {
            return null;
        }
        ShmObject ring = null;
        try {
            ring = openRing(doorbell, taken.slot());
            return ring == null ? null : new RoleBinding(taken.lock(), doorbell, List.of(ring), taken.slot());
        } finally {
            if (ring == null) {
                taken.lock().close();
            }
        }
    }

    private record SlotLock(int slot, ObjectLock lock) {}

    private @Nullable SlotLock named(ShmObject doorbell, int slot, Deadline deadline) {
        ObjectLock lock = RoleTaker.take(
                doorbell,
                RingLayout.producerLock(slot),
                "producer " + slot,
                () -> lastKnownPid(doorbell, slot),
                deadline);
        return lock == null ? null : new SlotLock(slot, lock);
    }

    private @Nullable SlotLock firstFree(ShmObject doorbell, Deadline deadline) {
        RetryPause pause = new RetryPause(deadline);
        int slots = doorbell.identity().producers();
        do {
            for (int i = 0; i < slots; i++) {
                ObjectLock lock = ObjectLock.tryLock(doorbell, RingLayout.producerLock(i));
                if (lock != null) {
                    lock = RoleTaker.confirm(doorbell, lock);
                    return lock == null ? null : new SlotLock(i, lock);
                }
            }
            if (!doorbell.isCurrent()) {
                return null;
            }
        } while (pause.await());
        int last = slots - 1;
        throw RoleTaker.held(
                doorbell,
                "each of the producers 0 to " + last,
                ObjectLock.isOwn(doorbell, RingLayout.producerLock(last)),
                lastKnownPid(doorbell, last));
    }

    private @Nullable ShmObject openRing(ShmObject doorbell, int slot) {
        ShmObject ring = this.system.openRing(doorbell, slot);
        this.missing = ring == null ? this.system.names().ring(slot) : null;
        return ring;
    }

    /** Each producer's pid is in its own ring. */
    private long lastKnownPid(ShmObject doorbell, int slot) {
        ShmObject ring = this.system.openRing(doorbell, slot);
        if (ring == null) {
            return 0;
        }
        try {
            return Integer.toUnsignedLong(ring.control().producerPid());
        } finally {
            ring.release();
        }
    }

    private void demand(ShmObject doorbell) {
        if (this.demanded != null && doorbell.state() != RingLayout.STATE_REMOVED) {
            this.demanded.require(this.system.name(), doorbell.identity());
        }
    }

    private void checkSlot(ShmObject doorbell, int slot) {
        int producers = doorbell.identity().producers();
        if (slot >= producers) {
            throw new IllegalArgumentException("ring '" + this.system.name() + "': producer " + slot
                    + " is asked for, the system has " + producers + ", numbered from 0");
        }
    }

    private void awaitDoorbell() {
        if (!this.untilThere.await()) {
            String hint = this.system.files().exists(this.system.names().spsc())
                    ? "; there is a ring of one producer of that name: use SpscShm"
                    : "; start the consumer, which creates it, or wait longer (connectTimeout)";
            throw new ShmNotFoundException(
                    this.system.name(), this.system.names().doorbell() + " does not exist" + hint, null);
        }
    }

    private void awaitReady() {
        RetryPause pause = this.untilReady;
        if (pause == null) {
            pause = new RetryPause(this.system.openDeadline());
            this.untilReady = pause;
        }
        if (!pause.await()) {
            throw new ShmNotReadyException(
                    this.system.name(),
                    this.system.names().doorbell() + " is there, but "
                            + (this.missing == null
                                    ? "its creation or removal was not finished; start the consumer, which completes it,"
                                            + " or try again"
                                    : this.missing + " is not the ring that belongs to it: somebody removed or replaced"
                                            + " it; unlink the system by force, and create it anew"),
                    null);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spsc;

import io.shmring.ShmConsumer;
import io.shmring.ShmCorruptException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.SpscShm;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.RingLayout;
import io.shmring.object.Contention;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.ring.RingConsumer;
import io.shmring.ring.RingProducer;
import io.shmring.role.RoleBinding;
import io.shmring.role.RoleHandle;
import io.shmring.role.RoleTaker;
import io.shmring.waiting.Deadline;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The handle of a ring: it maps the object and gives out the two roles. */
final class SpscRing implements SpscShm {

    private final SpscLifecycle lifecycle;
    private final long capacity;
    private final boolean stamped;

    /** Held while a role is given out, which may take its time; never needed for figures. */
    private final ReentrantLock giving = new ReentrantLock();

    private @Nullable RingProducer producer;
    private @Nullable RingConsumer consumer;

    /** Null when closed; another object after a role was resumed on one. Changed under the monitor. */
    private volatile @Nullable ShmObject object;

    SpscRing(SpscLifecycle lifecycle, ShmObject object) {
        this.lifecycle = lifecycle;
        this.object = object;
        this.capacity = object.identity().capacity();
        this.stamped = object.identity().isStamped();
    }

    @Override
    public ShmProducer producer() {
        this.giving.lock();
        try {
            open();
            RingProducer given = this.producer;
            if (given == null || !given.isOpen()) {
                given = RingProducer.open(name(), this.lifecycle.options(), previous -> bind(Role.PRODUCER, previous));
                this.producer = given;
            }
            return given;
        } finally {
            this.giving.unlock();
        }
    }

    @Override
    public ShmConsumer consumer() {
        this.giving.lock();
        try {
            open();
            RingConsumer given = this.consumer;
            if (given == null || !given.isOpen()) {
                given = RingConsumer.open(name(), this.lifecycle.options(), previous -> bind(Role.CONSUMER, previous));
                this.consumer = given;
            }
            return given;
        } finally {
            this.giving.unlock();
        }
    }

    private enum Role {
        PRODUCER("producer", RingLayout.producerLock(0)),
        CONSUMER("consumer", RingLayout.CONSUMER_LOCK);

        private final String text;
        private final long lockOffset;

        Role(String text, long lockOffset) {
            this.text = text;
            this.lockOffset = lockOffset;
        }

        long lastKnownPid(ControlBlock control) {
            return Integer.toUnsignedLong(this == PRODUCER ? control.producerPid() : control.consumerPid());
        }
    }

    /** ATTACH 3 on the object of this handle; a resumed role may find another one at the path. */
    private RoleBinding bind(Role role, @Nullable RoleBinding previous) {
        Contention contention = this.lifecycle.contention();
        while (true) {
            ShmObject bound = retained();
            boolean taken = false;
            try {
                ObjectLock lock = RoleTaker.take(
                        bound,
                        role.lockOffset,
                        role.text,
                        () -> role.lastKnownPid(bound.control()),
                        Deadline.after(this.lifecycle.options().openTimeout()));
                if (lock != null) {
                    taken = true;
                    return new RoleBinding(lock, bound, List.of(bound), -1);
                }
                if (previous == null) {
                    throw new ShmRemovedException(
                            name(), "was removed or replaced since this handle was opened; close it and connect again");
                }
                rebind(bound);
            } finally {
                if (!taken) {
                    bound.release();
                }
            }
            contention.beginAnew();
        }
    }

    private synchronized ShmObject retained() {
        return open().retain();
    }

    /** Replaces an object that is not at its path any more by its successor. */
    private void rebind(ShmObject removed) {
        ShmObject successor =
                this.lifecycle.attach(Deadline.after(this.lifecycle.options().connectTimeout()));
        if (successor.identity().capacity() != this.capacity
                || successor.identity().isStamped() != this.stamped) {
            long capacityNow = successor.identity().capacity();
            successor.release();
            throw new ShmGeometryException(
                    name(),
                    "was replaced by one with " + capacityNow + " bytes, this handle's had " + this.capacity
                            + ", or with another stamping; close this handle and connect again",
                    null);
        }
        synchronized (this) {
            if (this.object == removed) {
                this.object = successor;
                removed.release();
                return;
            }
        }
        successor.release(); // closed meanwhile, or the other role was faster
    }

    private ShmObject open() {
        ShmObject opened = this.object;
        if (opened == null) {
            throw new IllegalStateException("ring '" + name() + "': the handle is closed");
        }
        return opened;
    }

    @Override
    public String name() {
        return this.lifecycle.name();
    }

    @Override
    public long capacity() {
        return this.capacity;
    }

    @Override
    public boolean isStamped() {
        return this.stamped;
    }

    @Override
    public long available() {
        try {
            ControlBlock control = open().control();
            long tail = control.tailAcquire(); // before the head: the difference is then no less than it was
            return Math.max(0, Math.min(this.capacity, control.headAcquire() - tail));
        } catch (InternalError truncated) {
            throw new ShmCorruptException(
                    name(),
                    -1,
                    "its file was truncated while it was mapped; close this handle and remove it",
                    truncated);
        }
    }

    @Override
    public long freeSpace() {
        return this.capacity - available();
    }

    @Override
    public boolean isCurrent() {
        ShmObject opened = this.object;
        return opened != null && opened.isCurrent();
    }

    @Override
    public void close() {
        ShmObject toRelease;
        synchronized (this) {
            toRelease = this.object;
            this.object = null;
        }
        RingProducer givenProducer;
        RingConsumer givenConsumer;
        this.giving.lock(); // whoever is taking a role ends within the open time-out; nobody begins any more
        try {
            givenProducer = this.producer;
            givenConsumer = this.consumer;
        } finally {
            this.giving.unlock();
        }
        try {
            closeBoth(givenProducer, givenConsumer);
        } finally {
            if (toRelease != null) {
                toRelease.release();
            }
        }
    }

    private static void closeBoth(@Nullable RoleHandle first, @Nullable RoleHandle second) {
        try {
            if (first != null) {
                first.close();
            }
        } finally {
            if (second != null) {
                second.close();
            }
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spsc;

import io.shmring.ShmConsumer;
import io.shmring.ShmGeometryException;
import io.shmring.ShmProducer;
import io.shmring.ShmRemovedException;
import io.shmring.SpscShm;
import io.shmring.layout.ControlBlock;
import io.shmring.layout.RingLayout;
import io.shmring.object.ObjectLock;
import io.shmring.object.ShmObject;
import io.shmring.ring.RingConsumer;
import io.shmring.ring.RingProducer;
import io.shmring.role.RoleBinding;
import io.shmring.role.RoleTaker;
import io.shmring.waiting.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handle of a ring: it maps the object and gives out the two roles. */
final class SpscRing implements SpscShm {

    private final SpscLifecycle lifecycle;
    private final long capacity;
    private final boolean stamped;

    /** Null when closed; another object after a role was resumed on one. */
    private @Nullable ShmObject object;

    private @Nullable RingProducer producer;
    private @Nullable RingConsumer consumer;

    SpscRing(SpscLifecycle lifecycle, ShmObject object) {
        this.lifecycle = lifecycle;
        this.object = object;
        this.capacity = object.identity().capacity();
        this.stamped = object.identity().isStamped();
    }

    @Override
    public synchronized ShmProducer producer() {
        open();
        RingProducer given = this.producer;
        if (given == null || !given.isOpen()) {
            given = RingProducer.open(
                    name(),
                    this.lifecycle.options(),
                    previous -> bind("producer", RingLayout.producerLock(0), previous));
            this.producer = given;
        }
        return given;
    }

    @Override
    public synchronized ShmConsumer consumer() {
        open();
        RingConsumer given = this.consumer;
        if (given == null || !given.isOpen()) {
            given = RingConsumer.open(
                    name(), this.lifecycle.options(), previous -> bind("consumer", RingLayout.CONSUMER_LOCK, previous));
            this.consumer = given;
        }
        return given;
    }

    /** ATTACH 3 on the object of this handle; a resumed role may find another one at the path. */
    private synchronized RoleBinding bind(String role, long lockOffset, @Nullable RoleBinding previous) {
        while (true) {
            ShmObject bound = open();
            ObjectLock lock = RoleTaker.take(
                    bound,
                    lockOffset,
                    role,
                    pid(bound.control(), lockOffset),
                    Deadline.after(this.lifecycle.options().openTimeout()));
            if (lock != null) {
                return new RoleBinding(lock, bound.retain(), List.of(bound), -1);
            }
            if (previous == null) {
                throw new ShmRemovedException(
                        name(), "was removed or replaced since this handle was opened; close it and connect again");
            }
            rebind(bound);
        }
    }

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
        this.object = successor;
        removed.release();
    }

    private static long pid(ControlBlock control, long lockOffset) {
        return Integer.toUnsignedLong(
                lockOffset == RingLayout.CONSUMER_LOCK ? control.consumerPid() : control.producerPid());
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
    public synchronized long available() {
        ControlBlock control = open().control();
        long tail = control.tailAcquire(); // before the head: the difference is then no less than it was
        return Math.max(0, Math.min(this.capacity, control.headAcquire() - tail));
    }

    @Override
    public long freeSpace() {
        return this.capacity - available();
    }

    @Override
    public synchronized boolean isCurrent() {
        return this.object != null && this.object.isCurrent();
    }

    @Override
    public void close() {
        RingProducer producerToClose;
        RingConsumer consumerToClose;
        ShmObject toRelease;
        synchronized (this) {
            producerToClose = this.producer;
            consumerToClose = this.consumer;
            toRelease = this.object;
            this.object = null;
        }
        if (producerToClose != null) { // without the monitor: a handler that is waited for may use this handle
            producerToClose.close();
        }
        if (consumerToClose != null) {
            consumerToClose.close();
        }
        if (toRelease != null) {
            toRelease.release();
        }
    }
}

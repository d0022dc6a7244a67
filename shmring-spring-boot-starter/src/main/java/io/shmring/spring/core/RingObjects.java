/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmException;
import io.shmring.ShmExistsException;
import io.shmring.ShmGeometryException;
import io.shmring.ShmInspector;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmNotReadyException;
import io.shmring.ShmOptions;
import io.shmring.ShmRole;
import io.shmring.ShmSnapshot;
import io.shmring.SpscShm;
import io.shmring.spring.core.ShmRingDefinition.Geometry;
import java.time.Duration;

/** Makes one attempt to open, create or remove the object of a declared ring. Never waits longer than its options say. */
final class RingObjects {

    private final ShmRingDefinition definition;

    RingObjects(ShmRingDefinition definition) {
        this.definition = definition;
    }

    /**
     * Opens or creates the object as declared. The core's own {@code openOrCreate} is not used: it demands the geometry
     * that it would create, while an undeclared one is to be accepted as it is.
     */
    AutoCloseable open(ShmOptions options) {
        try {
            return switch (this.definition.open()) {
                case CREATE -> create(options);
                case CONNECT -> connect(options);
                case OPEN_OR_CREATE -> connectOrCreate(options);
            };
        } catch (ShmNotFoundException | ShmExistsException ex) {
            checkKind(); // waiting does not make a ring a system of rings
            throw ex;
        }
    }

    private AutoCloseable connectOrCreate(ShmOptions options) {
        try {
            return connect(options.toBuilder().connectTimeout(Duration.ZERO).build());
        } catch (ShmNotFoundException | ShmNotReadyException ex) {
            return create(options);
        }
    }

    AutoCloseable create(ShmOptions options) {
        Geometry geometry = this.definition.geometry();
        String name = this.definition.name();
        return switch (this.definition.type()) {
            case SPSC -> SpscShm.create(name, geometry.capacityOrDefault(), options);
            case MPSC ->
                MpscConsumer.create(name, geometry.producersOrDefault(), geometry.capacityOrDefault(), options);
        };
    }

    private AutoCloseable connect(ShmOptions options) {
        AutoCloseable object = connectUnchecked(options);
        try {
            checkGeometry(object);
            return object;
        } catch (RuntimeException ex) {
            close(object);
            throw ex;
        }
    }

    private AutoCloseable connectUnchecked(ShmOptions options) {
        String name = this.definition.name();
        if (this.definition.type() == ShmRingType.SPSC) {
            return SpscShm.connect(name, options);
        }
        if (this.definition.role().consumes()) {
            return MpscConsumer.connect(name, options);
        }
        Integer producerId = this.definition.geometry().producerId();
        return (producerId != null)
                ? MpscProducer.connect(name, producerId, options)
                : MpscProducer.connect(name, options);
    }

    private void checkGeometry(AutoCloseable object) {
        Geometry geometry = this.definition.geometry();
        if (geometry.capacity() != null) {
            long actual = (object instanceof SpscShm spsc) ? spsc.capacity() : ((ShmRole) object).capacity();
            check("capacity", roundedUp(geometry.capacity()), actual);
        }
        if (geometry.producers() != null && object instanceof MpscConsumer consumer) {
            check("producers", geometry.producers(), consumer.producers());
        }
        Boolean stamped = this.definition.options().stamped();
        if (stamped != null) {
            check("stamp", stamped, isStamped(object));
        }
    }

    private void checkKind() {
        ShmSnapshot.Kind actual;
        try (ShmInspector inspector = ShmInspector.open(this.definition.name(), this.definition.options())) {
            actual = inspector.snapshot().kind();
        } catch (ShmException ex) {
            return; // nothing there, or not to be looked at
        }
        check("type", this.definition.type().name(), actual.name());
    }

    private boolean isStamped(AutoCloseable object) {
        if (object instanceof SpscShm spsc) {
            return spsc.isStamped();
        }
        try (ShmInspector inspector = ShmInspector.open(this.definition.name(), this.definition.options())) {
            return inspector.snapshot().stamped();
        }
    }

    private void check(String property, Object declared, Object actual) {
        if (!declared.equals(actual)) {
            throw new ShmGeometryException(
                    this.definition.name(),
                    "it is there with " + property + " " + actual + ", but '" + this.definition.key() + "' declares "
                            + declared + "; declare the same on both sides, or remove the ring while nobody uses it",
                    null);
        }
    }

    /** Removes the object unless somebody still holds a role on it. */
    boolean unlink() {
        ShmOptions options = this.definition.options();
        return switch (this.definition.type()) {
            case SPSC -> SpscShm.unlink(this.definition.name(), options);
            case MPSC -> MpscConsumer.unlink(this.definition.name(), options);
        };
    }

    /** The core rounds a capacity that it is to create up to the next power of two. */
    private static long roundedUp(long capacity) {
        return (capacity <= 1) ? 1 : Long.highestOneBit(capacity - 1) << 1;
    }

    static void close(AutoCloseable object) {
        try {
            object.close();
        } catch (RuntimeException ex) {
            throw ex;
        } catch (Exception ex) {
            throw new IllegalStateException("Closing " + object + " failed", ex); // no ring declares such an exception
        }
    }
}

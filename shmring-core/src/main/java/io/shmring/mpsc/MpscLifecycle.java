/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.mpsc;

import io.shmring.MpscConsumer;
import io.shmring.MpscProducer;
import io.shmring.ShmExistsException;
import io.shmring.ShmOptions;
import io.shmring.layout.RingLayout;
import io.shmring.object.Geometry;
import io.shmring.ring.RingConsumer;
import io.shmring.ring.RingProducer;
import io.shmring.role.RoleBinding;

/** Creation, opening and removal of systems of many producers, as the factories of the API offer them. */
public final class MpscLifecycle {

    private static final int FIRST_FREE = -1;

    private MpscLifecycle() {}

    /** See {@link MpscConsumer#create(String, int, long, ShmOptions)}. */
    public static MpscConsumer create(String name, int producers, long minCapacity, ShmOptions options) {
        MpscSystem system = system(name, options);
        RoleBinding created = new MpscCreation(system, geometry(producers, minCapacity, options)).create();
        if (created == null) {
            throw new ShmExistsException(
                    system.name(),
                    system.names().doorbell() + " exists; connect to it, use openOrCreate, or unlink it first",
                    null);
        }
        return consumer(system, created);
    }

    /** See {@link MpscConsumer#openOrCreate(String, int, long, ShmOptions)}. */
    public static MpscConsumer openOrCreate(String name, int producers, long minCapacity, ShmOptions options) {
        MpscSystem system = system(name, options);
        Geometry geometry = geometry(producers, minCapacity, options);
        while (true) { // whoever finds the name taken, or gone, has been overtaken by somebody who got on
            RoleBinding binding = new MpscCreation(system, geometry).create();
            if (binding == null) {
                binding = new MpscAttachment(system, geometry).consumerIfThere();
            }
            if (binding != null) {
                return consumer(system, binding);
            }
        }
    }

    /** See {@link MpscConsumer#connect(String, ShmOptions)}. */
    public static MpscConsumer connectConsumer(String name, ShmOptions options) {
        MpscSystem system = system(name, options);
        return consumer(system, new MpscAttachment(system, null).consumer());
    }

    /** See {@link MpscProducer#connect(String, ShmOptions)}. */
    public static MpscProducer connectProducer(String name, ShmOptions options) {
        return connect(name, FIRST_FREE, options);
    }

    /** See {@link MpscProducer#connect(String, int, ShmOptions)}. */
    public static MpscProducer connectProducer(String name, int producerId, ShmOptions options) {
        if (producerId < 0) {
            throw new IllegalArgumentException("producerId is " + producerId + ", expected is 0 or more");
        }
        return connect(name, producerId, options);
    }

    private static MpscProducer connect(String name, int slot, ShmOptions options) {
        MpscSystem system = system(name, options);
        return RingProducer.open(
                system.name(),
                options,
                previous -> previous == null
                        ? new MpscAttachment(system, null).producer(slot)
                        : new MpscAttachment(system, system.geometryOf(previous)).producer(previous.producer()));
    }

    /** See {@link MpscConsumer#unlink(String, ShmOptions)}. */
    public static boolean unlink(String name, ShmOptions options) {
        return new MpscRemoval(system(name, options)).unlink(false);
    }

    /** See {@link MpscConsumer#forceUnlink(String, ShmOptions)}. */
    public static boolean forceUnlink(String name, ShmOptions options) {
        return new MpscRemoval(system(name, options)).unlink(true);
    }

    /** The first binding is at hand; a resumed consumer takes its role again, on the same geometry. */
    private static MpscConsumer consumer(MpscSystem system, RoleBinding first) {
        return RingConsumer.open(
                system.name(),
                system.options(),
                previous ->
                        previous == null ? first : new MpscAttachment(system, system.geometryOf(previous)).consumer());
    }

    private static MpscSystem system(String name, ShmOptions options) {
        return MpscSystem.of(name, options);
    }

    private static Geometry geometry(int producers, long minCapacity, ShmOptions options) {
        if (producers < 1 || producers > RingLayout.MAX_PRODUCERS) {
            throw new IllegalArgumentException(
                    "producers is " + producers + ", expected is 1 to " + RingLayout.MAX_PRODUCERS);
        }
        return new Geometry(RingLayout.roundCapacity(minCapacity), producers, options.stamped());
    }
}

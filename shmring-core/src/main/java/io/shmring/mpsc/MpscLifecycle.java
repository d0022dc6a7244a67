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
import io.shmring.object.Contention;
import io.shmring.object.Geometry;
import io.shmring.ring.RingConsumer;
import io.shmring.ring.RingProducer;
import io.shmring.role.RoleBinding;
import java.util.function.Supplier;

/** Creation, opening and removal of systems of many producers, as the factories of the API offer them. */
public final class MpscLifecycle {

    private static final int FIRST_FREE = -1;

    private MpscLifecycle() {}

    /** See {@link MpscConsumer#create(String, int, long, ShmOptions)}. */
    public static MpscConsumer create(String name, int producers, long minCapacity, ShmOptions options) {
        MpscSystem system = MpscSystem.of(name, options);
        Geometry geometry = geometry(producers, minCapacity, options);
        return consumer(system, () -> {
            RoleBinding created = new MpscCreation(system, geometry).create();
            if (created == null) {
                throw new ShmExistsException(
                        system.name(),
                        system.names().doorbell() + " exists; connect to it, use openOrCreate, or unlink it first",
                        null);
            }
            return created;
        });
    }

    /** See {@link MpscConsumer#openOrCreate(String, int, long, ShmOptions)}. */
    public static MpscConsumer openOrCreate(String name, int producers, long minCapacity, ShmOptions options) {
        MpscSystem system = MpscSystem.of(name, options);
        Geometry geometry = geometry(producers, minCapacity, options);
        return consumer(system, () -> {
            Contention contention = system.contention();
            while (true) {
                RoleBinding binding = new MpscCreation(system, geometry).create();
                if (binding == null) {
                    binding = new MpscAttachment(system, geometry).consumerIfThere();
                }
                if (binding != null) {
                    return binding;
                }
                contention.beginAnew(); // there, and then not there: somebody removed it
            }
        });
    }

    /** See {@link MpscConsumer#connect(String, ShmOptions)}. */
    public static MpscConsumer connectConsumer(String name, ShmOptions options) {
        MpscSystem system = MpscSystem.of(name, options);
        return consumer(system, () -> new MpscAttachment(system, null).consumer());
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
        MpscSystem system = MpscSystem.of(name, options);
        return RingProducer.open(
                system.name(),
                options,
                previous -> previous == null
                        ? new MpscAttachment(system, null).producer(slot)
                        : new MpscAttachment(system, Geometry.of(previous.home().identity()))
                                .producer(previous.producer()));
    }

    /** See {@link MpscConsumer#unlink(String, ShmOptions)}. */
    public static boolean unlink(String name, ShmOptions options) {
        return new MpscRemoval(MpscSystem.of(name, options)).unlink(false);
    }

    /** See {@link MpscConsumer#forceUnlink(String, ShmOptions)}. */
    public static boolean forceUnlink(String name, ShmOptions options) {
        return new MpscRemoval(MpscSystem.of(name, options)).unlink(true);
    }

    /** A resumed consumer takes its role again, on the same geometry. */
    private static MpscConsumer consumer(MpscSystem system, Supplier<RoleBinding> first) {
        return RingConsumer.open(
                system.name(),
                system.options(),
                previous -> previous == null
                        ? first.get()
                        : new MpscAttachment(system, Geometry.of(previous.home().identity())).consumer());
    }

    private static Geometry geometry(int producers, long minCapacity, ShmOptions options) {
        if (producers < 1 || producers > RingLayout.MAX_PRODUCERS) {
            throw new IllegalArgumentException(
                    "producers is " + producers + ", expected is 1 to " + RingLayout.MAX_PRODUCERS);
        }
        return new Geometry(RingLayout.roundCapacity(minCapacity), producers, options.stamped());
    }
}

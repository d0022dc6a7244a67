/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmOptions;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingDefinition;
import io.shmring.spring.core.ShmRingDefinition.Geometry;
import io.shmring.spring.core.ShmRingDefinition.SendPolicy;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import java.time.Duration;

/** Rings as an application declares them, with names of their own, removed on close. */
final class DeclaredRings {

    private DeclaredRings() {}

    /** A ring of one producer, both ends of it here. */
    static ShmRingDefinition spsc(String key) {
        return declare(
                key,
                RingNames.fresh(),
                ShmRingType.SPSC,
                ShmRingRole.BOTH,
                ShmOpenMode.CREATE,
                new Geometry((long) LocalRing.CAPACITY, null, null));
    }

    /** The consumer of a system. */
    static ShmRingDefinition consumer(String key, String name, int producers) {
        return declare(
                key,
                name,
                ShmRingType.MPSC,
                ShmRingRole.CONSUMER,
                ShmOpenMode.CREATE,
                new Geometry((long) LocalRing.CAPACITY, producers, null));
    }

    /** A producer of a system, in the slot that is given. */
    static ShmRingDefinition producer(String key, String name, int slot) {
        return declare(
                key, name, ShmRingType.MPSC, ShmRingRole.PRODUCER, ShmOpenMode.CONNECT, new Geometry(null, null, slot));
    }

    private static ShmRingDefinition declare(
            String key, String name, ShmRingType type, ShmRingRole role, ShmOpenMode open, Geometry geometry) {
        return new ShmRingDefinition(
                key, name, type, role, open, geometry, ShmOptions.defaults(), Duration.ZERO, SendPolicy.DEFAULT, true);
    }
}

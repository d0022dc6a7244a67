/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A ring that an application declares. Immutable.
 *
 * @param key what the application calls it: in listeners, the template, the endpoint and meters
 * @param name what it is called in the ring directory
 * @param type how many producers it has
 * @param role what the application does on it
 * @param open what to do about a ring that is or is not there
 * @param geometry its shape, as far as the application demands one
 * @param options directory, spin time, permissions, stamping; {@link ShmOptions#connectTimeout()} is replaced while
 *     opening, {@link ShmOptions#openTimeout()} is what one attempt to take a role may last
 * @param connectTimeout how long to wait at start for the ring, and for its role or a free slot; zero for one attempt
 * @param sendPolicy what sending to the full ring does
 * @param removeOnClose whether to remove the ring when the application closes, unless its peer still uses it
 */
public record ShmRingDefinition(
        String key,
        String name,
        ShmRingType type,
        ShmRingRole role,
        ShmOpenMode open,
        Geometry geometry,
        ShmOptions options,
        Duration connectTimeout,
        SendPolicy sendPolicy,
        boolean removeOnClose) {

    /** The capacity of a ring that is created and declares none, in bytes. */
    public static final long DEFAULT_CAPACITY = 1 << 20;

    /** The number of producer slots of a system that is created and declares none. */
    public static final int DEFAULT_PRODUCERS = 4;

    /**
     * Declares a ring.
     *
     * @param key as {@link #key()} returns it
     * @param name as {@link #name()} returns it
     * @param type as {@link #type()} returns it
     * @param role as {@link #role()} returns it
     * @param open as {@link #open()} returns it
     * @param geometry as {@link #geometry()} returns it
     * @param options as {@link #options()} returns it
     * @param connectTimeout as {@link #connectTimeout()} returns it
     * @param sendPolicy as {@link #sendPolicy()} returns it
     * @param removeOnClose as {@link #removeOnClose()} returns it
     * @throws IllegalArgumentException if a system of many producers is declared with both roles, or its producer with another
     *     mode than {@link ShmOpenMode#CONNECT}
     */
    public ShmRingDefinition {
        if (type == ShmRingType.MPSC && role == ShmRingRole.BOTH) {
            throw new IllegalArgumentException("ring '" + key + "': role 'both' needs type 'spsc', not 'mpsc'");
        }
        if (type == ShmRingType.MPSC && role == ShmRingRole.PRODUCER && open.creates()) {
            throw new IllegalArgumentException(
                    "ring '" + key + "': only the consumer of type 'mpsc' creates; its producers connect");
        }
    }

    /**
     * The shape of a ring. What is null is accepted as it is there, and created with the default.
     *
     * @param capacity bytes of each data area, rounded up to a power of two
     * @param producers the number of producer slots; for a consumer of many producers
     * @param producerId the slot to take; for a producer among many, null for the first free one
     */
    public record Geometry(
            @Nullable Long capacity,
            @Nullable Integer producers,
            @Nullable Integer producerId) {

        /** Accepts every shape. */
        public static final Geometry ANY = new Geometry(null, null, null);

        long capacityOrDefault() {
            return this.capacity != null ? this.capacity : DEFAULT_CAPACITY;
        }

        int producersOrDefault() {
            return this.producers != null ? this.producers : DEFAULT_PRODUCERS;
        }
    }

    /**
     * What sending to a full ring does.
     *
     * @param whenFull the policy
     * @param timeout how long {@link ShmFullPolicy#BLOCK} waits
     */
    public record SendPolicy(ShmFullPolicy whenFull, Duration timeout) {

        /** Blocks for up to a second. */
        public static final SendPolicy DEFAULT = new SendPolicy(ShmFullPolicy.BLOCK, Duration.ofSeconds(1));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The kinds of samplers: there is one process of each. A kind's place in this list is its producer slot in the telemetry
 * ring, and one more than that the {@linkplain #typeId() type} of its samples.
 */
public enum SamplerKind {
    /** Processor time. */
    CPU,
    /** Memory. */
    MEMORY,
    /** Disks. */
    DISK,
    /** Network interfaces. */
    NETWORK;

    /** How many samplers there are, and so producer slots. */
    public static final int COUNT = values().length;

    private static final SamplerKind[] BY_SLOT = values();

    private final String id = name().toLowerCase(Locale.ROOT);

    /**
     * The name that configuration, command lines and requests use.
     *
     * @return the lower-case name
     */
    public String id() {
        return this.id;
    }

    /**
     * The producer slot in the telemetry ring. It is fixed, so that a restarted sampler goes on behind the messages that
     * it left.
     *
     * @return 0 to {@link #COUNT} - 1
     */
    public int slot() {
        return ordinal();
    }

    /**
     * The message type of this kind's samples.
     *
     * @return 1 to {@link #COUNT}
     */
    public int typeId() {
        return ordinal() + 1;
    }

    /**
     * The key of the ring that takes commands to this sampler.
     *
     * @return {@code cpu-commands} for instance
     */
    public String commandRing() {
        return this.id + "-commands";
    }

    /**
     * The kind of a producer slot.
     *
     * @param slot 0 to {@link #COUNT} - 1
     * @return the kind
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public static SamplerKind ofSlot(int slot) {
        return BY_SLOT[slot];
    }

    /**
     * The kind of a name.
     *
     * @param id as {@link #id()}
     * @return the kind
     * @throws IllegalArgumentException if there is no such kind; the message names all
     */
    public static SamplerKind of(String id) {
        return Arrays.stream(BY_SLOT)
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sampler '" + id + "'; there are "
                        + Arrays.stream(BY_SLOT).map(SamplerKind::id).collect(Collectors.joining(", "))));
    }
}

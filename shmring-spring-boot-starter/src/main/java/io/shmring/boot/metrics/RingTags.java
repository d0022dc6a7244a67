/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.metrics;

import io.micrometer.core.instrument.Tags;
import io.shmring.spring.core.EnumWords;
import io.shmring.spring.core.ShmRing;

/** The tags of every meter: always the same keys, because Prometheus accepts no others for one name. */
final class RingTags {

    /** The slot of what belongs to no slot. */
    static final int NO_SLOT = -1;

    private RingTags() {}

    static Tags of(ShmRing ring, int slot) {
        return Tags.of(
                "ring",
                ring.key(),
                "role",
                EnumWords.of(ring.role()),
                "producer",
                (slot == NO_SLOT) ? "none" : Integer.toString(slot));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import io.shmring.ShmException;
import io.shmring.ShmSnapshot;
import io.shmring.spring.core.ShmRing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one ring, or of one system of rings; one that cannot be looked at has none.
 *
 * @param key what this application calls it
 * @param name what it is called in the ring directory
 * @param role what this application does on it
 * @param capacity bytes of each producer's data area
 * @param consumerHeld whether somebody consumes it now
 * @param producers the ring of each producer
 * @param error why there are no figures, or null
 */
record RingReport(
        String key,
        String name,
        String role,
        long capacity,
        boolean consumerHeld,
        List<Producer> producers,
        @Nullable String error) {

    static RingReport of(ShmRing ring) {
        try {
            return of(ring, ring.snapshot());
        } catch (ShmException | IllegalStateException ex) { // the others have theirs
            return new RingReport(
                    ring.key(), ring.name(), ring.role().name(), 0, false, List.of(), String.valueOf(ex.getMessage()));
        }
    }

    private static RingReport of(ShmRing ring, ShmSnapshot snapshot) {
        return new RingReport(
                ring.key(),
                ring.name(),
                ring.role().name(),
                snapshot.capacity(),
                snapshot.consumer().held(),
                snapshot.rings().stream().map(Producer::of).toList(),
                null);
    }

    /**
     * One producer's ring.
     *
     * @param slot the producer's slot, -1 if there is only one
     * @param held whether somebody produces to it now
     * @param pid the process that last did so
     * @param available bytes published and not consumed
     * @param published messages published since the ring was created
     * @param consumed messages consumed since then
     * @param stalls how often the producer found no room
     */
    record Producer(int slot, boolean held, long pid, long available, long published, long consumed, long stalls) {

        private static Producer of(ShmSnapshot.Ring ring) {
            return new Producer(
                    ring.producerId(),
                    ring.producer().held(),
                    ring.producer().pid(),
                    ring.available(),
                    ring.published(),
                    ring.consumed(),
                    ring.stalls());
        }
    }
}

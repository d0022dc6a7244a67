/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.web;

import io.shmring.ShmSnapshot;
import io.shmring.spring.core.ShmRing;
import java.util.List;

/**
 * The figures of one ring, or of one system of rings.
 *
 * @param key what this application calls it
 * @param name what it is called in the ring directory
 * @param role what this application does on it
 * @param capacity bytes of each producer's data area
 * @param consumerHeld whether somebody consumes it now
 * @param producers the ring of each producer
 */
record RingReport(String key, String name, String role, long capacity, boolean consumerHeld, List<Producer> producers) {

    static RingReport of(ShmRing ring) {
        ShmSnapshot snapshot = ring.snapshot();
        return new RingReport(
                ring.key(),
                ring.name(),
                ring.role().name(),
                snapshot.capacity(),
                snapshot.consumer().held(),
                snapshot.rings().stream().map(Producer::of).toList());
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

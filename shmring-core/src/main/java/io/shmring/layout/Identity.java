/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.layout;

/**
 * The immutable line of a control block, without magic and version.
 *
 * @param capacity bytes of the data area; of each ring's in a doorbell
 * @param instanceId random, not 0
 * @param systemId the doorbell's instance id; 0 for a ring of one producer
 * @param createdMillis milliseconds since the epoch
 * @param flags see {@link RingLayout#FLAG_STAMPED}
 * @param kind see {@link RingLayout#KIND_SPSC} and its neighbours
 * @param ringIndex the slot of a ring of many producers, else 0
 * @param producers number of slots of a doorbell, else 0
 */
public record Identity(
        long capacity,
        long instanceId,
        long systemId,
        long createdMillis,
        int flags,
        int kind,
        int ringIndex,
        int producers) {

    /**
     * Whether records carry a time stamp.
     *
     * @return true if {@link RingLayout#FLAG_STAMPED} is set
     */
    public boolean isStamped() {
        return (this.flags & RingLayout.FLAG_STAMPED) != 0;
    }

    /**
     * The exact size of the object's file.
     *
     * @return bytes
     */
    public long objectSize() {
        return this.kind == RingLayout.KIND_DOORBELL
                ? RingLayout.doorbellSize(this.producers)
                : RingLayout.ringSize(this.capacity);
    }
}

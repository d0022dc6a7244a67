/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.time.Instant;
import java.util.List;

/**
 * Every figure of a ring, or of a system of rings, at about one moment.
 *
 * @param name the name
 * @param kind ring or system
 * @param state where it is in its life
 * @param removal why it was removed, {@link Removal#NONE} if it was not
 * @param layoutMajor the layout version's first part
 * @param layoutMinor the layout version's second part
 * @param instanceId the random identity that the object got when it was created
 * @param created when it was created
 * @param capacity bytes of each ring's data area
 * @param stamped whether records carry the time of their publication
 * @param consumer the consumer's role
 * @param dataRescues how often a sleeping consumer found data for which no wake-up had come
 * @param rejects how many records the consumers refused as garbage
 * @param rings the ring, or one entry for each producer slot
 */
public record ShmSnapshot(
        String name,
        Kind kind,
        State state,
        Removal removal,
        int layoutMajor,
        int layoutMinor,
        long instanceId,
        Instant created,
        long capacity,
        boolean stamped,
        Role consumer,
        long dataRescues,
        long rejects,
        List<Ring> rings) {

    /** What kind of object it is. */
    public enum Kind {
        /** One producer, one consumer. */
        SPSC,
        /** Many producers, one consumer. */
        MPSC
    }

    /** Where the object is in its life. */
    public enum State {
        /** Its creation is under way, or its creator died. */
        BUILDING,
        /** In use. */
        OPEN,
        /** Removed. */
        REMOVED,
        /** None of the known values: somebody wrote garbage. */
        UNKNOWN
    }

    /** Why the object was removed. */
    public enum Removal {
        /** It was not. */
        NONE,
        /** By an unlink while nobody used it. */
        UNLINKED,
        /** By a forced unlink. */
        FORCED,
        /** By a creation that replaced what was there. */
        REPLACED
    }

    /**
     * One role.
     *
     * @param held whether a handle holds it now
     * @param pid the process that last took it, as it sees its own number; 0 if given back
     * @param epoch how many times it was taken
     */
    public record Role(boolean held, long pid, long epoch) {}

    /**
     * One ring.
     *
     * @param producerId the slot, -1 for the ring of one producer
     * @param available bytes published and not released
     * @param freeSpace bytes not in use
     * @param head the producer's position in bytes since creation
     * @param tail the consumer's position in bytes since creation
     * @param published messages published
     * @param consumed messages consumed
     * @param stalls how often the producer found no room, once per episode
     * @param spaceRescues how often a sleeping producer found room for which no wake-up had come
     * @param producer the producer's role
     */
    public record Ring(
            int producerId,
            long available,
            long freeSpace,
            long head,
            long tail,
            long published,
            long consumed,
            long stalls,
            long spaceRescues,
            Role producer) {}

    /**
     * The bytes published and not released in all rings.
     *
     * @return bytes
     */
    public long available() {
        return this.rings.stream().mapToLong(Ring::available).sum();
    }

    /**
     * The bytes not in use in all rings.
     *
     * @return bytes
     */
    public long freeSpace() {
        return this.rings.stream().mapToLong(Ring::freeSpace).sum();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint tells about one ring. The components' names are those of the JSON, and stay. Figures that cannot be read
 * are null, which the JSON leaves out; then {@code error} tells why.
 *
 * <p>Figures cover what this application sees of the ring: a producer among many its own slot, everybody else the whole ring.
 *
 * @param name the name in the ring directory
 * @param role what the application does: consumer, producer or both
 * @param type spsc or mpsc
 * @param state building, open, removed or unknown
 * @param removed whether the ring was removed or replaced while in use
 * @param suspended whether the application has given its roles back for the time being
 * @param stamped whether messages carry the time of their publication
 * @param capacity bytes of each data area
 * @param available bytes published and not released
 * @param freeSpace bytes not in use
 * @param messages counts of messages
 * @param stalls how often a producer found no room, once per episode
 * @param rescues how often a sleeping side had to find out by itself; 0 unless a process was killed or stopped
 * @param rejects how many records the consumer refused as garbage
 * @param drops how many messages this application dropped because the ring was full
 * @param wakeups how often this application woke a sleeping peer
 * @param own the application's role; with both roles, the consumer's
 * @param peer the other side's role; null for the consumer of many producers
 * @param producers all slots, if there are many producers
 * @param container the container of the ring's listener, if it has one
 * @param error what is wrong with the ring, or why it cannot be looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShmRingDescriptor(
        String name,
        String role,
        String type,
        @Nullable String state,
        boolean removed,
        boolean suspended,
        @Nullable Boolean stamped,
        @Nullable Long capacity,
        @Nullable Long available,
        @Nullable Long freeSpace,
        @Nullable Messages messages,
        @Nullable Long stalls,
        @Nullable Long rescues,
        @Nullable Long rejects,
        long drops,
        long wakeups,
        @Nullable Role own,
        @Nullable Role peer,
        @Nullable List<Producer> producers,
        @Nullable Container container,
        @Nullable String error) {

    /**
     * Counts of messages, since the ring was created.
     *
     * @param published messages published
     * @param consumed messages consumed
     */
    public record Messages(long published, long consumed) {}

    /**
     * A role.
     *
     * @param held whether somebody holds it now
     * @param pid the process that last took it, as it sees its own number; 0 if given back
     * @param epoch how many times it was taken
     */
    public record Role(boolean held, long pid, long epoch) {}

    /**
     * The slot of one producer among many.
     *
     * @param slot the slot's number
     * @param held whether a producer holds it now
     * @param pid the process that last took it, as it sees its own number; 0 if given back
     * @param epoch how many times it was taken
     * @param quarantined whether this application's consumer leaves it out because its producer wrote garbage
     * @param available bytes published and not released
     * @param freeSpace bytes not in use
     * @param messages counts of messages
     * @param stalls how often its producer found no room, once per episode
     * @param rescues how often its sleeping producer had to find room by itself
     */
    public record Producer(
            int slot,
            boolean held,
            long pid,
            long epoch,
            boolean quarantined,
            long available,
            long freeSpace,
            Messages messages,
            long stalls,
            long rescues) {}

    /**
     * The container of a listener.
     *
     * @param id the listener's id
     * @param running whether it was started and not told to stop since
     * @param paused whether a pause has taken effect
     * @param pauseRequested whether a pause is wanted
     * @param stalled whether its listener has not returned for longer than configured
     * @param stoppedAbnormally whether it ended by itself
     * @param failure what made it end by itself
     * @param handled how many messages the listener has returned from
     * @param failed for how many messages the listener has thrown
     * @param lastProgressAgeMillis how long ago it was last seen to make progress
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Container(
            String id,
            boolean running,
            boolean paused,
            boolean pauseRequested,
            boolean stalled,
            boolean stoppedAbnormally,
            @Nullable String failure,
            long handled,
            long failed,
            long lastProgressAgeMillis) {}
}

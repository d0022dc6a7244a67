/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.ShmPermissions;
import io.shmring.spring.core.ShmFullPolicy;
import io.shmring.spring.core.ShmOpenMode;
import io.shmring.spring.core.ShmRingRole;
import io.shmring.spring.core.ShmRingType;
import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.ShmDeadLetterFullPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of shared-memory rings. A key that does not exist fails the start.
 *
 * @param enabled Whether shared-memory rings are set up.
 * @param directory Directory of the rings, a tmpfs.
 * @param namePrefix Prefix of the names of all rings in the ring directory, to keep environments or test contexts on one host
 *     apart.
 * @param connectTimeout How long to wait at start for each ring, and for its role or a free slot.
 * @param spin How long to spin before sleeping while waiting for messages or room.
 * @param rings Rings of this application, by the key that it calls each of them.
 * @param listener Containers of listeners.
 * @param template Sending.
 * @param health Health.
 */
@ConfigurationProperties(prefix = ShmRingProperties.PREFIX, ignoreUnknownFields = false)
public record ShmRingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/dev/shm") Path directory,
        @DefaultValue("") String namePrefix,
        @DefaultValue("30s") Duration connectTimeout,
        @DefaultValue("20us") Duration spin,
        @DefaultValue Map<String, Ring> rings,
        @DefaultValue Listener listener,
        @DefaultValue Template template,
        @DefaultValue Health health) {

    /** What all keys begin with. */
    public static final String PREFIX = "shmring";

    /**
     * One declared ring.
     *
     * @param role What this application does on the ring. Required. Both roles need type 'spsc'.
     * @param type One producer and one consumer, or many producers and one consumer.
     * @param name Name in the ring directory, without the prefix. The key by default.
     * @param capacity Size of each data area, 4KB to 1GB, rounded up to a power of two. If not set, what is there is accepted,
     *     and 1MB is created.
     * @param producers Number of producer slots, 1 to 1024, for a consumer of type 'mpsc'. If not set, what is there is
     *     accepted, and 4 are created.
     * @param producerId Producer slot to take, from 0, for a producer of type 'mpsc'. If not set, the first free one.
     * @param open What to do about a ring that is or is not there. A producer of type 'mpsc' connects, all others open or
     *     create by default.
     * @param connectTimeout How long to wait at start for the ring, and for its role or a free slot. The common value by
     *     default.
     * @param spin How long to spin before sleeping. The common value by default.
     * @param permissions Who may open the ring. Checked on a ring that is there, also by default: it must belong to this
     *     user, and nobody else may open it. Permissions 'group' need a group.
     * @param group Name or number of the group that may open the ring, with permissions 'group'.
     * @param stamp Whether every message carries the time of its publication. If not set, what is there is accepted, and a
     *     ring without is created.
     * @param removeOnClose Whether to remove the ring when the application closes, unless its peer still uses it.
     * @param fullPolicy What sending to the full ring does.
     * @param sendTimeout How long full policy 'block' waits for room.
     * @param deadLetter Key of the ring, with role 'both' or 'producer', that gets messages of this ring which its listener
     *     cannot handle. If not set, the bean of type ShmMessageRecoverer gets them.
     * @param deadLetterFull What becomes of such a message if there is no room: 'stop' the listener, or 'drop' the message.
     */
    public record Ring(
            @Nullable ShmRingRole role,
            @DefaultValue("spsc") ShmRingType type,
            @Nullable String name,
            @Nullable DataSize capacity,
            @Nullable Integer producers,
            @Nullable Integer producerId,
            @Nullable ShmOpenMode open,
            @Nullable Duration connectTimeout,
            @Nullable Duration spin,
            @DefaultValue("owner") ShmPermissions permissions,
            @Nullable String group,
            @Nullable Boolean stamp,
            @DefaultValue("false") boolean removeOnClose,
            @DefaultValue("block") ShmFullPolicy fullPolicy,
            @DefaultValue("1s") Duration sendTimeout,
            @Nullable String deadLetter,
            @DefaultValue("stop") ShmDeadLetterFullPolicy deadLetterFull) {}

    /**
     * Containers of listeners.
     *
     * @param autoStartup Whether listeners start with the application.
     * @param ackMode When a message is consumed.
     * @param pollLimit After how many messages at most room is given back to the producers.
     * @param shutdownTimeout How long stopping waits for the message in hand before its thread is interrupted.
     * @param idleEventInterval After how much idle time an event is published. Never by default.
     * @param stalledAfter After how much time without progress a listener counts as stalled.
     * @param retry Messages for which a listener fails. In order: while one is retried, its whole ring waits, with all its
     *     producers.
     */
    public record Listener(
            @DefaultValue("true") boolean autoStartup,
            @DefaultValue("after-handler") AckMode ackMode,
            @DefaultValue("256") int pollLimit,
            @DefaultValue("10s") Duration shutdownTimeout,
            @Nullable Duration idleEventInterval,
            @DefaultValue("30s") Duration stalledAfter,
            @DefaultValue Retry retry) {}

    /**
     * Retries of a message.
     *
     * @param maxRetries How often a failed message is tried again.
     * @param delay Delay before the first retry.
     * @param multiplier Factor by which each further delay is longer than the one before.
     * @param maxDelay Longest delay.
     * @param jitter How far a delay may be off at random, either way.
     */
    public record Retry(
            @DefaultValue("3") long maxRetries,
            @DefaultValue("100ms") Duration delay,
            @DefaultValue("2") double multiplier,
            @DefaultValue("1s") Duration maxDelay,
            @DefaultValue("0") Duration jitter) {}

    /**
     * Sending.
     *
     * @param defaultRing Key of the ring that messages without one are sent to.
     */
    public record Template(@Nullable String defaultRing) {}

    /**
     * Health.
     *
     * @param stalledIsDown Whether a stalled listener makes the health DOWN.
     * @param missingPeerIsDown Whether a ring whose other side is not there makes the health DOWN.
     */
    public record Health(
            @DefaultValue("false") boolean stalledIsDown,
            @DefaultValue("false") boolean missingPeerIsDown) {}
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a ring. All operations are for one thread at a time; none allocates, and while the consumer is awake
 * none makes a system call for a message.
 *
 * <p>What a call sees when the world is not as hoped: a <b>full</b> ring is a result (null or false); a <b>closed</b>
 * handle is an {@link IllegalStateException}; a <b>removed</b> ring is a {@link ShmRemovedException}; a <b>dead</b>
 * consumer is no error, the ring fills up and the messages wait for its successor; a consumer that <b>writes garbage</b>
 * is a {@link ShmCorruptException}, and the handle has failed from then on.
 */
public interface ShmProducer extends ShmRole {

    /**
     * Claims room for one message, to be filled in place and then published. Wait-free.
     *
     * @param length the payload's length in bytes, 0 to {@link #maxMessageLength()}
     * @return a view of the data area, position and limit set around {@code length} bytes, little-endian, content
     *     undefined; valid until {@link #publish}, {@link #append} or {@link #abandon}; null if there is no room now. Use
     *     relative access, or absolute access from {@code position()} on; {@code slice} and {@code duplicate} lose the
     *     byte order
     * @throws IllegalArgumentException if the ring can never hold such a message
     * @throws IllegalStateException if a claim is open, or the handle is closed
     * @throws ShmRemovedException if the ring was removed
     */
    default @Nullable ByteBuffer claim(int length) {
        return claim(length, 0);
    }

    /**
     * Claims room for one message with a type.
     *
     * @param length as in {@link #claim(int)}
     * @param typeId the message's type, 0 to 65535, whatever the two sides agree on
     * @return as in {@link #claim(int)}
     */
    @Nullable
    ByteBuffer claim(int length, int typeId);

    /**
     * Claims room for one message with a type and a correlation, which takes eight bytes more.
     *
     * @param length as in {@link #claim(int)}
     * @param typeId as in {@link #claim(int, int)}
     * @param correlation any value; the consumer reads it as {@link ShmRecord#correlation()}
     * @return as in {@link #claim(int)}
     */
    @Nullable
    ByteBuffer claim(int length, int typeId, long correlation);

    /**
     * Commits the claimed message and makes it and all appended ones visible; wakes the consumer if it sleeps. Wait-free
     * but for that system call.
     *
     * @param length the payload's final length in bytes, at most the claimed one
     * @throws IllegalArgumentException if {@code length} is negative or beyond the claim, which stays open
     * @throws IllegalStateException if no claim is open
     */
    void publish(int length);

    /**
     * Finishes the claimed message without making it visible yet: for batches, to be ended by {@link #flush()}. A claim or
     * offer that finds no room flushes by itself, and so do waits and close.
     *
     * @param length as in {@link #publish(int)}
     * @throws IllegalArgumentException as in {@link #publish(int)}
     * @throws IllegalStateException if no claim is open
     */
    void append(int length);

    /**
     * Makes all appended messages visible with one store, and wakes the consumer if it sleeps.
     *
     * @throws IllegalStateException if a claim is open, or the handle is closed
     */
    void flush();

    /**
     * Drops the open claim. What was appended before it stays.
     *
     * @throws IllegalStateException if no claim is open
     */
    void abandon();

    /**
     * Copies and publishes one message.
     *
     * @param message the bytes between its position and limit; both stay as they are
     * @return false if there is no room now
     * @throws IllegalArgumentException if the ring can never hold such a message
     * @throws IllegalStateException if a claim is open, or the handle is closed
     * @throws ShmRemovedException if the ring was removed
     */
    default boolean offer(ByteBuffer message) {
        return offer(message, 0);
    }

    /**
     * Copies and publishes one message with a type.
     *
     * @param message as in {@link #offer(ByteBuffer)}
     * @param typeId as in {@link #claim(int, int)}
     * @return as in {@link #offer(ByteBuffer)}
     */
    boolean offer(ByteBuffer message, int typeId);

    /**
     * Copies and publishes one message with a type and a correlation.
     *
     * @param message as in {@link #offer(ByteBuffer)}
     * @param typeId as in {@link #claim(int, int)}
     * @param correlation as in {@link #claim(int, int, long)}
     * @return as in {@link #offer(ByteBuffer)}
     */
    boolean offer(ByteBuffer message, int typeId, long correlation);

    /**
     * Copies and publishes one message with a header block in front of it. The consumer's payload is the block, then the body,
     * see {@link ShmRecord#headerBlockLength()}; together they may have {@link #maxMessageLength()} bytes.
     *
     * @param message as in {@link #offer(ByteBuffer)}: the body
     * @param headers the block; not kept
     * @param typeId as in {@link #claim(int, int)}
     * @return as in {@link #offer(ByteBuffer)}
     * @throws IllegalArgumentException if the ring can never hold such a message together with such a block
     * @throws IllegalStateException if a claim is open, or the handle is closed
     * @throws ShmRemovedException if the ring was removed
     */
    boolean offer(ByteBuffer message, ShmHeaderBlock headers, int typeId);

    /**
     * Copies and publishes one message with a header block in front of it and a correlation.
     *
     * @param message as in {@link #offer(ByteBuffer)}: the body
     * @param headers as in {@link #offer(ByteBuffer, ShmHeaderBlock, int)}
     * @param typeId as in {@link #claim(int, int)}
     * @param correlation as in {@link #claim(int, int, long)}
     * @return as in {@link #offer(ByteBuffer)}
     * @throws IllegalArgumentException as in {@link #offer(ByteBuffer, ShmHeaderBlock, int)}
     */
    boolean offer(ByteBuffer message, ShmHeaderBlock headers, int typeId, long correlation);

    /**
     * Copies messages in turn until the ring is full, and publishes them, behind what was appended before, with one store and
     * one look whether the consumer sleeps: for whoever has several small ones at hand. Wait-free but for the system call that
     * wakes a sleeper.
     *
     * @param messages each the bytes between its position and limit; both stay as they are. Best a list with fast random
     *     access; it is not kept
     * @param typeId the type of each, as in {@link #claim(int, int)}
     * @return how many were published, from the first on: fewer than given if there was no room for more
     * @throws IllegalArgumentException if the ring can never hold one of them; those before it are published
     * @throws IllegalStateException if a claim is open, or the handle is closed
     * @throws ShmRemovedException if the ring was removed
     */
    int offerAll(List<ByteBuffer> messages, int typeId);

    /**
     * Waits until a message of this length can be claimed: spins for {@link ShmOptions#spin()}, then sleeps. Appended
     * messages are flushed first. Once it has returned true, every claim up to {@code length} succeeds, with or without a
     * correlation, until the next message is committed.
     *
     * @param length the payload's length in bytes, 0 to {@link #maxMessageLength()}
     * @param timeout how long at most; zero or less looks once
     * @return whether there is room now; false on time-out, on {@link #wakeup()}, on close or suspension during the wait
     *     and on interrupt (the thread stays interrupted, which is noticed within 100 ms)
     * @throws IllegalArgumentException if the ring can never hold such a message
     * @throws IllegalStateException if a claim is open, or the handle is closed
     * @throws ShmCorruptException if the consumer wrote garbage
     * @throws ShmRemovedException if the ring was removed
     */
    boolean waitForSpace(int length, Duration timeout);

    /**
     * The longest payload that this ring takes, whatever claim method is used.
     *
     * @return bytes: {@code capacity / 2 - 16}, 8 less if the ring is stamped
     */
    int maxMessageLength();

    /**
     * The longest payload that a claim would get now. Belongs to the producer's thread.
     *
     * @return bytes, or -1 if there is no room even for an empty message
     * @throws IllegalStateException if the handle is closed
     */
    int largestClaimable();

    /**
     * The producer's slot.
     *
     * @return the slot in a system of many producers, -1 otherwise
     */
    int producerId();
}

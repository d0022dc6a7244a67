/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

/**
 * What producer and consumer handles have in common: a role on a ring that the kernel gives to one holder at a time.
 *
 * <p>A handle's operations belong to one thread at a time; {@link #wakeup()}, {@link #close()}, {@link #suspend()} and the
 * figures may be called from any thread.
 */
public interface ShmRole extends AutoCloseable {

    /**
     * The name of the ring, or of the system of rings.
     *
     * @return the name, without a leading slash
     */
    String name();

    /**
     * The size of the data area; in a system of many producers, of each producer's.
     *
     * @return bytes, a power of two
     */
    long capacity();

    /**
     * How much has been published and not yet released, including record headers and padding. A consumer of many
     * producers adds up its rings.
     *
     * @return bytes; a momentary value
     * @throws IllegalStateException if this handle is closed
     */
    long available();

    /**
     * How much of the data area is not in use. A consumer of many producers adds up its rings.
     *
     * @return bytes; a momentary value
     * @throws IllegalStateException if this handle is closed
     */
    long freeSpace();

    /**
     * How many times this handle woke a sleeping peer, that is, how many wake-up system calls it made.
     *
     * @return a count since this handle took its role
     */
    long wakeups();

    /**
     * Makes the current or else the next wait of this handle return. The request is kept until a wait has returned, be it for
     * another reason. For any thread; costs a system call.
     *
     * @throws ShmSuspendedException if this handle is suspended
     * @throws IllegalStateException if this handle is closed
     */
    void wakeup();

    /**
     * Gives the role back and keeps the mapping. Calls that need the role throw {@link ShmSuspendedException} until
     * {@link #resume()}. A running wait returns; a running call of another thread is waited for up to
     * {@link ShmOptions#closeTimeout()}. Messages that were appended are flushed; an open claim or peek of the calling
     * thread is dropped. Does nothing if the handle is suspended already.
     *
     * @return true if the role is free now; false if a call was still inside when the time-out ended: the role is then
     *     given back as soon as that call returns
     * @throws IllegalStateException if this handle is closed
     */
    boolean suspend();

    /**
     * Takes the role again after {@link #suspend()}, the same slot where there are several. If the object was replaced
     * meanwhile, the handle binds to the new one. Does nothing if the handle is not suspended.
     *
     * @throws ShmRoleHeldException if another handle holds the role until {@link ShmOptions#openTimeout()} ends
     * @throws ShmNotFoundException if the ring was removed meanwhile and nobody created it anew
     * @throws ShmGeometryException if it was created anew with another geometry
     * @throws IllegalStateException if this handle is closed
     */
    void resume();

    /**
     * Whether {@link #suspend()} was called and {@link #resume()} not yet.
     *
     * @return true while suspended
     */
    boolean isSuspended();

    /**
     * Whether the handle is not closed.
     *
     * @return false from the moment that {@link #close()} was called
     */
    boolean isOpen();

    /**
     * Whether the handle can do nothing more, because a peer wrote garbage or the file was truncated: every operation throws
     * {@link ShmCorruptException}. A ring of many that is left out does not make its consumer fail.
     *
     * @return true until the role is resumed anew, or {@link ShmConsumer#skipToHead(int)} has helped
     */
    boolean isFailed();

    /**
     * Whether each object that this handle works on is still the one at its path. Costs a system call for each. If the ring or
     * the doorbell is not, the handle behaves as after a removal. If somebody removed one ring of a system by hand, messages
     * go on between those who have it open, but nobody can take a role on it any more.
     *
     * @return false if one was removed, or removed and created anew, or if this handle is closed
     */
    boolean isCurrent();

    /**
     * Gives the role back for good. Idempotent, for any thread. A running wait returns; a running call of another thread,
     * an open claim or an unreleased peek is waited for up to {@link ShmOptions#closeTimeout()}, after which the role is
     * kept and given back when that call returns. Called inside a message handler it takes effect when the poll returns.
     */
    @Override
    void close();
}

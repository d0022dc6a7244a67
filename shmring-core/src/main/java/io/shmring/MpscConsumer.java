/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import io.shmring.mpsc.MpscLifecycle;

/**
 * The consuming end of a system of many producers: one ring per producer, polled in turn, and one doorbell on which the
 * consumer sleeps. A full ring holds up its own producer only.
 *
 * <p>Messages of one producer slot arrive in order; between slots there is no order. Only the consumer's side creates the
 * system; producers {@linkplain MpscProducer#connect(String) connect} to it. The handle holds the consumer role from the
 * factory call until {@link #close()}.
 */
public interface MpscConsumer extends ShmConsumer {

    /** The largest number of producers in one system. */
    int MAX_PRODUCERS = 1024;

    /**
     * Creates a system and takes its consumer role, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name as in {@link SpscShm#create(String, long)}
     * @param producers the number of producer slots, 1 to {@value #MAX_PRODUCERS}
     * @param minCapacity size of each producer's data area in bytes, 4 KiB to 1 GiB, rounded up to a power of two
     * @return the open consumer
     * @throws ShmExistsException if there is a system of that name
     * @throws ShmException if the system cannot be created; the subclass tells why
     */
    static MpscConsumer create(String name, int producers, long minCapacity) {
        return create(name, producers, minCapacity, ShmOptions.defaults());
    }

    /**
     * Creates a system and takes its consumer role. What a creator that died half-way left behind is completed, or removed
     * if its geometry is another.
     *
     * @param name as in {@link SpscShm#create(String, long)}
     * @param producers the number of producer slots, 1 to {@value #MAX_PRODUCERS}
     * @param minCapacity size of each producer's data area in bytes, 4 KiB to 1 GiB, rounded up to a power of two
     * @param options directory, time-outs, permissions
     * @return the open consumer
     * @throws ShmExistsException if there is a complete system of that name
     * @throws ShmNoSpaceException if the directory has no room for it
     * @throws ShmException if the system cannot be created for another reason; the subclass tells which
     */
    static MpscConsumer create(String name, int producers, long minCapacity, ShmOptions options) {
        return MpscLifecycle.create(name, producers, minCapacity, options);
    }

    /**
     * Takes the consumer role of an existing system, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the system's name
     * @return the open consumer
     * @throws ShmNotFoundException if there is no such system
     * @throws ShmRoleHeldException if another handle holds the role
     */
    static MpscConsumer connect(String name) {
        return connect(name, ShmOptions.defaults());
    }

    /**
     * Takes the consumer role of an existing system, waiting up to {@link ShmOptions#connectTimeout()} for it to appear.
     *
     * @param name the system's name
     * @param options directory, time-outs, permissions
     * @return the open consumer
     * @throws ShmNotFoundException if there is no such system when the time-out ends
     * @throws ShmRoleHeldException if another handle holds the role until {@link ShmOptions#openTimeout()} ends
     * @throws ShmException if what is there cannot be opened; the subclass tells why
     */
    static MpscConsumer connect(String name, ShmOptions options) {
        return MpscLifecycle.connectConsumer(name, options);
    }

    /**
     * Opens the system or creates it, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the system's name
     * @param producers as in {@link #create(String, int, long)}
     * @param minCapacity as in {@link #create(String, int, long)}
     * @return the open consumer
     * @throws ShmGeometryException if the system exists with another number of producers or another capacity
     */
    static MpscConsumer openOrCreate(String name, int producers, long minCapacity) {
        return openOrCreate(name, producers, minCapacity, ShmOptions.defaults());
    }

    /**
     * Opens the system or creates it, and takes its consumer role.
     *
     * @param name the system's name
     * @param producers as in {@link #create(String, int, long)}
     * @param minCapacity as in {@link #create(String, int, long)}
     * @param options directory, time-outs, permissions
     * @return the open consumer
     * @throws ShmGeometryException if the system exists with another number of producers, capacity or stamping
     * @throws ShmRoleHeldException if another handle holds the role until {@link ShmOptions#openTimeout()} ends
     * @throws ShmException if the system can be neither opened nor created; the subclass tells why
     */
    static MpscConsumer openOrCreate(String name, int producers, long minCapacity, ShmOptions options) {
        return MpscLifecycle.openOrCreate(name, producers, minCapacity, options);
    }

    /**
     * Removes a system that nobody uses, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the system's name
     * @return false if nothing was there
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     */
    static boolean unlink(String name) {
        return unlink(name, ShmOptions.defaults());
    }

    /**
     * Removes a system that nobody uses: its rings first, its doorbell last.
     *
     * @param name the system's name
     * @param options directory, time-outs, permissions
     * @return false if nothing was there
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     * @throws ShmException if what is there is not a system of ours, or cannot be removed
     */
    static boolean unlink(String name, ShmOptions options) {
        return MpscLifecycle.unlink(name, options);
    }

    /**
     * Removes a system even while its roles are held; the holders learn of it as in
     * {@link SpscShm#forceUnlink(String, ShmOptions)}.
     *
     * @param name the system's name
     * @param options directory, time-outs, permissions
     * @return false if nothing was there
     * @throws ShmException if what is there is not a system of ours, or cannot be removed
     */
    static boolean forceUnlink(String name, ShmOptions options) {
        return MpscLifecycle.forceUnlink(name, options);
    }
}

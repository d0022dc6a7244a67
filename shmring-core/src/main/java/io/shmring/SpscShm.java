/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import io.shmring.spsc.SpscLifecycle;

/**
 * A ring between one producer and one consumer, in one object of the ring directory (by default {@code /dev/shm}).
 *
 * <p>A handle maps the object; it holds no role yet. {@link #producer()} and {@link #consumer()} take the roles, and the
 * kernel sees to it that each role has one holder on the whole host, in any process. Closing the handle leaves object and
 * content in place: a ring survives the restart of either side until somebody calls {@link #unlink(String)}.
 *
 * <p>All methods may be called from any thread; the role handles have stricter rules of their own.
 */
public interface SpscShm extends AutoCloseable {

    /**
     * Creates a ring with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name 1 to 200 characters out of {@code [A-Za-z0-9._-]}, not starting with a dot; a leading slash is dropped
     * @param minCapacity size of the data area in bytes, 4 KiB to 1 GiB, rounded up to a power of two
     * @return an open handle
     * @throws ShmExistsException if there is an object of that name
     * @throws ShmException if the object cannot be created; the subclass tells why
     */
    static SpscShm create(String name, long minCapacity) {
        return create(name, minCapacity, ShmOptions.defaults());
    }

    /**
     * Creates a ring. It appears in the directory complete or not at all.
     *
     * @param name as in {@link #create(String, long)}
     * @param minCapacity as in {@link #create(String, long)}
     * @param options directory, time-outs, permissions
     * @return an open handle
     * @throws ShmExistsException if there is an object of that name
     * @throws ShmNoSpaceException if the directory has no room for it
     * @throws ShmException if the object cannot be created for another reason; the subclass tells which
     */
    static SpscShm create(String name, long minCapacity, ShmOptions options) {
        return SpscLifecycle.create(name, minCapacity, options);
    }

    /**
     * Opens an existing ring with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the ring's name
     * @return an open handle
     * @throws ShmNotFoundException if there is no such ring
     * @throws ShmException if what is there cannot be opened; the subclass tells why
     */
    static SpscShm connect(String name) {
        return connect(name, ShmOptions.defaults());
    }

    /**
     * Opens an existing ring, waiting up to {@link ShmOptions#connectTimeout()} for it to appear.
     *
     * @param name the ring's name
     * @param options directory, time-outs, permissions
     * @return an open handle
     * @throws ShmNotFoundException if there is no such ring when the time-out ends
     * @throws ShmException if what is there cannot be opened; the subclass tells why
     */
    static SpscShm connect(String name, ShmOptions options) {
        return SpscLifecycle.connect(name, options);
    }

    /**
     * Opens the ring or creates it, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the ring's name
     * @param minCapacity as in {@link #create(String, long)}
     * @return an open handle
     * @throws ShmGeometryException if the ring exists with another capacity
     * @throws ShmException if the ring can be neither opened nor created; the subclass tells why
     */
    static SpscShm openOrCreate(String name, long minCapacity) {
        return openOrCreate(name, minCapacity, ShmOptions.defaults());
    }

    /**
     * Opens the ring or creates it. Any number of processes may do so at once: all get the same object.
     *
     * @param name the ring's name
     * @param minCapacity as in {@link #create(String, long)}
     * @param options directory, time-outs, permissions
     * @return an open handle
     * @throws ShmGeometryException if the ring exists with another capacity or stamping
     * @throws ShmException if the ring can be neither opened nor created; the subclass tells why
     */
    static SpscShm openOrCreate(String name, long minCapacity, ShmOptions options) {
        return SpscLifecycle.openOrCreate(name, minCapacity, options);
    }

    /**
     * Removes a ring that nobody uses, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the ring's name
     * @return false if nothing was there
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     */
    static boolean unlink(String name) {
        return unlink(name, ShmOptions.defaults());
    }

    /**
     * Removes a ring that nobody uses.
     *
     * @param name the ring's name
     * @param options directory, time-outs, permissions
     * @return false if nothing was there
     * @throws ShmRoleHeldException if a role is held; nothing has changed then
     * @throws ShmException if what is there is not a ring of ours, or cannot be removed
     */
    static boolean unlink(String name, ShmOptions options) {
        return SpscLifecycle.unlink(name, options);
    }

    /**
     * Removes a ring even while its roles are held. The holders learn of it: producer calls throw
     * {@link ShmRemovedException}, a consumer drains what is there and then gets the same exception.
     *
     * @param name the ring's name
     * @param options directory, time-outs, permissions
     * @return false if nothing was there
     * @throws ShmException if what is there is not a ring of ours, or cannot be removed
     */
    static boolean forceUnlink(String name, ShmOptions options) {
        return SpscLifecycle.forceUnlink(name, options);
    }

    /**
     * The ring's name.
     *
     * @return the name, without a leading slash
     */
    String name();

    /**
     * The size of the data area.
     *
     * @return bytes, a power of two
     */
    long capacity();

    /**
     * How much has been published and not yet released, including record headers and padding.
     *
     * @return bytes, 0 to {@link #capacity()}; a momentary value
     * @throws IllegalStateException if this handle is closed
     */
    long available();

    /**
     * How much of the data area is not in use: {@code capacity() - available()}. Because of the padding at the wrap a
     * claim may need more than its own length; {@link ShmProducer#largestClaimable()} tells what a claim would get.
     *
     * @return bytes, 0 to {@link #capacity()}; a momentary value
     * @throws IllegalStateException if this handle is closed
     */
    long freeSpace();

    /**
     * Whether the producers of this ring put a time stamp into every record.
     *
     * @return true if the ring was created {@linkplain ShmOptions#stamped() stamped}
     */
    boolean isStamped();

    /**
     * Whether the object that this handle maps is still the one at its path. Costs a system call.
     *
     * @return false if the ring was removed, or removed and created anew, or if this handle is closed
     */
    boolean isCurrent();

    /**
     * Takes the producer role, or returns the open handle that this ring handle already gave out.
     *
     * @return the producer's handle, for one thread at a time
     * @throws ShmRoleHeldException if another handle, in this or another process, holds the role until
     *     {@link ShmOptions#openTimeout()} ends
     * @throws ShmRemovedException if the object is no longer the one at its path
     * @throws IllegalStateException if this handle is closed
     */
    ShmProducer producer();

    /**
     * Takes the consumer role, or returns the open handle that this ring handle already gave out.
     *
     * @return the consumer's handle, for one thread at a time
     * @throws ShmRoleHeldException if another handle, in this or another process, holds the role until
     *     {@link ShmOptions#openTimeout()} ends
     * @throws ShmRemovedException if the object is no longer the one at its path
     * @throws IllegalStateException if this handle is closed
     */
    ShmConsumer consumer();

    /**
     * Closes the role handles given out here, then this handle. The object, its state and its content stay. Idempotent; waits up
     * to {@link ShmOptions#closeTimeout()} for each role handle that is in use by another thread, and for a role that is just
     * being taken.
     */
    @Override
    void close();
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring;

import io.shmring.mpsc.MpscLifecycle;

/**
 * One producer slot of a system created by an {@link MpscConsumer}. The slot has a ring of its own, so producers never
 * contend with each other. The handle holds the slot from the factory call until {@link #close()}.
 */
public interface MpscProducer extends ShmProducer {

    /**
     * Takes the first free slot, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the system's name
     * @return the open producer
     * @throws ShmNotFoundException if there is no such system
     * @throws ShmRoleHeldException if every slot is held
     */
    static MpscProducer connect(String name) {
        return connect(name, ShmOptions.defaults());
    }

    /**
     * Takes the first free slot, waiting up to {@link ShmOptions#connectTimeout()} for the system to appear.
     *
     * <p>After a restart the slot may be another one, and messages left in the old slot are not ordered before those in the
     * new one. Where that matters, name the slot.
     *
     * @param name the system's name
     * @param options directory, time-outs, permissions
     * @return the open producer
     * @throws ShmNotFoundException if there is no such system when the time-out ends
     * @throws ShmRoleHeldException if every slot is held until {@link ShmOptions#openTimeout()} ends
     * @throws ShmException if what is there cannot be opened; the subclass tells why
     */
    static MpscProducer connect(String name, ShmOptions options) {
        return MpscLifecycle.connectProducer(name, options);
    }

    /**
     * Takes the named slot, with the {@linkplain ShmOptions#defaults() default options}.
     *
     * @param name the system's name
     * @param producerId the slot, 0 to the number of producers - 1
     * @return the open producer
     * @throws ShmNotFoundException if there is no such system
     * @throws ShmRoleHeldException if the slot is held
     * @throws IllegalArgumentException if the system has no such slot
     */
    static MpscProducer connect(String name, int producerId) {
        return connect(name, producerId, ShmOptions.defaults());
    }

    /**
     * Takes the named slot, waiting up to {@link ShmOptions#connectTimeout()} for the system to appear.
     *
     * @param name the system's name
     * @param producerId the slot, 0 to the number of producers - 1
     * @param options directory, time-outs, permissions
     * @return the open producer
     * @throws ShmNotFoundException if there is no such system when the time-out ends
     * @throws ShmRoleHeldException if the slot is held until {@link ShmOptions#openTimeout()} ends
     * @throws IllegalArgumentException if the system has no such slot
     * @throws ShmException if what is there cannot be opened; the subclass tells why
     */
    static MpscProducer connect(String name, int producerId, ShmOptions options) {
        return MpscLifecycle.connectProducer(name, producerId, options);
    }
}

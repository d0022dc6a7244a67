/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.ShmConsumer;
import io.shmring.ShmException;
import io.shmring.ShmHeaderBlock;
import io.shmring.ShmNotFoundException;
import io.shmring.ShmProducer;
import io.shmring.ShmRecord;
import io.shmring.ShmRole;
import io.shmring.ShmRoleHeldException;
import io.shmring.ShmSnapshot;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One declared ring of this application, with its roles taken. Owned by {@link ShmRings}; its figures are for any thread.
 */
public final class ShmRing {

    private static final Log logger = LogFactory.getLog(ShmRing.class);

    private final ShmRingDefinition definition;
    private final RingHandles handles;
    private final RingInspection inspection;
    private final @Nullable RingSender sender;
    private volatile boolean removed;

    ShmRing(ShmRingDefinition definition, RingHandles handles) {
        this.definition = definition;
        this.handles = handles;
        this.inspection = new RingInspection(definition);
        ShmProducer producer = handles.producer();
        this.sender = (producer != null) ? new RingSender(definition, producer) : null;
    }

    /**
     * What the application calls the ring.
     *
     * @return the key under which it is declared
     */
    public String key() {
        return this.definition.key();
    }

    /**
     * What the ring is called in the ring directory.
     *
     * @return its name, or that of the system of rings
     */
    public String name() {
        return this.definition.name();
    }

    /**
     * The declaration.
     *
     * @return immutable
     */
    public ShmRingDefinition definition() {
        return this.definition;
    }

    /**
     * What the application does on the ring.
     *
     * @return the declared role
     */
    public ShmRingRole role() {
        return this.definition.role();
    }

    /**
     * How many producers the ring has.
     *
     * @return the declared type
     */
    public ShmRingType type() {
        return this.definition.type();
    }

    /**
     * The consumer role, for one thread at a time: that of the ring's listener container, if it has one.
     *
     * @return the open handle
     * @throws IllegalStateException if the application does not consume this ring
     */
    public ShmConsumer consumer() {
        ShmConsumer consumer = this.handles.consumer();
        if (consumer == null) {
            throw wrongRole("consumer");
        }
        return consumer;
    }

    /**
     * The producer role, for one thread at a time. {@link ShmTemplate} takes turns on it by a lock of its own, so do not
     * use both.
     *
     * @return the open handle
     * @throws IllegalStateException if the application does not produce to this ring
     */
    public ShmProducer producer() {
        ShmProducer producer = this.handles.producer();
        if (producer == null) {
            throw wrongRole("producer");
        }
        return producer;
    }

    /**
     * The handles of the roles that the application has on the ring.
     *
     * @return one or two
     */
    public List<ShmRole> roles() {
        return this.handles.roles();
    }

    /**
     * Reads the ring's figures from outside, without touching the roles. May open and map the object; never waits for the
     * peer.
     *
     * @return the figures, the last ones if the ring was removed meanwhile
     * @throws ShmException if the object cannot be looked at
     * @throws IllegalStateException if the ring is closed
     */
    public ShmSnapshot snapshot() {
        return this.inspection.snapshot();
    }

    /**
     * How often this application woke a sleeping peer.
     *
     * @return a count since the ring was opened
     */
    public long wakeups() {
        return this.handles.wakeups();
    }

    /**
     * How many messages this application dropped because the ring was full: sent with the policy {@link ShmFullPolicy#DROP}, or
     * dead letters.
     *
     * @return a count since the ring was opened
     */
    public long drops() {
        return (this.sender != null) ? this.sender.drops() : 0;
    }

    /**
     * Whether the ring was found removed, or replaced by another of the same name. Looked at each second. In a system of many
     * producers this is so too if one of its rings was removed by hand, which does not stop messages.
     *
     * @return true until the roles are resumed on a new object
     */
    public boolean isRemoved() {
        return this.removed;
    }

    /**
     * Whether the roles are given back for the time being, because the application context is stopped.
     *
     * @return true while suspended
     */
    public boolean isSuspended() {
        return this.handles.isSuspended();
    }

    /**
     * Whether one of the roles can do nothing more, because the peer wrote garbage or the file was truncated: sending or
     * receiving throws {@link io.shmring.ShmCorruptException} at once.
     *
     * @return true until the roles are resumed anew
     */
    public boolean isFailed() {
        return this.handles.isFailed();
    }

    /**
     * Sends a message on to this ring, with the type and the correlation that it had and with headers of its own. Takes turns
     * with {@link ShmTemplate}. Whatever the ring's policy is, no message is dropped: {@link ShmFullPolicy#BLOCK} waits for
     * room up to the send time-out, the others do not wait.
     *
     * @param body what follows the headers, between position and limit, which stay as they are
     * @param headers the header block
     * @param record describes the message as it came
     * @throws ShmRingFullException if there is no room in time, or if the thread is interrupted while waiting, which it then
     *     stays
     * @throws IllegalArgumentException if body and headers together are longer than a message of this ring can be
     * @throws IllegalStateException if the application does not produce to this ring
     */
    public void forward(ByteBuffer body, ShmHeaderBlock headers, ShmRecord record) {
        sender().forward(body, headers, record);
    }

    /**
     * Counts a message that could not be {@linkplain #forward forwarded} and is given up, in {@link #drops()}.
     *
     * @throws IllegalStateException if the application does not produce to this ring
     */
    public void countDrop() {
        sender().countDrop();
    }

    RingSender sender() {
        if (this.sender == null) {
            throw wrongRole("producer");
        }
        return this.sender;
    }

    RingHandles handles() {
        return this.handles;
    }

    void checkCurrent() {
        if (!isSuspended()) {
            boolean gone = !this.handles.isCurrent();
            if (gone && !this.removed) {
                logger.warn("Ring '" + key() + "' (" + name() + ") was removed or replaced while in use");
            }
            this.removed = gone;
        }
    }

    void suspend() {
        for (ShmRole role : roles()) {
            if (!role.suspend()) {
                logger.warn("A role on ring '" + key() + "' is still in use; it is given back when that call returns");
            }
        }
    }

    void resume() {
        RingOpening waiting = new RingOpening(this.definition, System.nanoTime());
        waiting.persistently(() -> {
            tryResume();
            return this;
        });
        this.removed = false;
    }

    private void tryResume() {
        try {
            roles().forEach(ShmRole::resume);
        } catch (ShmNotFoundException ex) {
            if (!this.definition.open().creates()) {
                throw ex;
            }
            // removed while suspended: create it anew; a resumed handle binds to what is there
            RingObjects.close(new RingObjects(this.definition).create(this.definition.options()));
            roles().forEach(ShmRole::resume);
        }
    }

    void close() {
        try {
            this.inspection.close();
        } finally {
            closeHandles();
        }
    }

    private void closeHandles() {
        try {
            this.handles.close();
        } finally {
            if (this.definition.removeOnClose()) {
                remove();
            }
        }
    }

    private void remove() {
        try {
            new RingObjects(this.definition).unlink();
        } catch (ShmRoleHeldException ex) {
            logger.debug("Ring '" + key() + "' is left to its peer, which still uses it");
        } catch (ShmException ex) {
            logger.warn("Ring '" + key() + "' could not be removed", ex);
        }
    }

    private IllegalStateException wrongRole(String wanted) {
        return new IllegalStateException("Ring '" + key() + "' is declared with role '"
                + EnumWords.of(role()) + "'; set shmring.rings." + key() + ".role to '"
                + wanted + "'" + (type() == ShmRingType.SPSC ? " or 'both'" : "") + " to use it as a " + wanted);
    }

    @Override
    public String toString() {
        return "ShmRing[" + key() + ", " + name() + ", " + type() + ", " + role() + "]";
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.spring.core.RingSender.Attempt;
import io.shmring.spring.support.ShmTypeIds;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Sends to the rings of a {@link ShmRings}. Threads take turns on each ring's producer role; a platform thread that waits for
 * room sleeps on the ring, a virtual thread parks, so that it never pins its carrier.
 */
public class ShmTemplate implements ShmOperations {

    private final ShmRings rings;
    private MessageConverter messageConverter;
    private ShmTypeIds typeIds = ShmTypeIds.none();
    private @Nullable String defaultRing;

    /**
     * Creates a template without a default ring.
     *
     * @param rings the declared rings
     * @param messageConverter makes {@code byte[]} payloads of objects
     */
    public ShmTemplate(ShmRings rings, MessageConverter messageConverter) {
        this.rings = rings;
        this.messageConverter = messageConverter;
    }

    /**
     * Sets what makes payloads of objects. Before the template is used.
     *
     * @param messageConverter makes {@code byte[]}
     */
    public void setMessageConverter(MessageConverter messageConverter) {
        this.messageConverter = messageConverter;
    }

    /**
     * Sets which types converted objects have when none is given with them. Before the template is used.
     *
     * @param typeIds ids by class
     */
    public void setTypeIds(ShmTypeIds typeIds) {
        this.typeIds = typeIds;
    }

    /**
     * Sets the ring that {@code sendDefault} sends to. Before the template is used.
     *
     * @param defaultRing its key, or null for none
     * @throws IllegalArgumentException if it is not declared
     */
    public void setDefaultRing(@Nullable String defaultRing) {
        this.defaultRing = (defaultRing != null) ? this.rings.get(defaultRing).key() : null;
    }

    @Override
    public void send(String ring, ByteBuffer payload, int typeId) {
        sender(ring).send(payload, typeId);
    }

    @Override
    public boolean trySend(String ring, ByteBuffer payload, int typeId) {
        return sender(ring).trySend(payload, typeId);
    }

    @Override
    public void execute(String ring, int length, int typeId, Consumer<ByteBuffer> writer) {
        sender(ring).send(length, Attempt.writing(length, typeId, writer));
    }

    @Override
    public void convertAndSend(String ring, Object payload) {
        convertAndSend(ring, payload, this.typeIds.idOf(payload.getClass()).orElse(0));
    }

    @Override
    public void convertAndSend(String ring, Object payload, int typeId) {
        RingSender sender = sender(ring); // a wrong ring is told before a wrong payload
        if (payload instanceof Message) {
            throw new IllegalArgumentException(
                    "convertAndSend to ring '" + ring + "' got a Spring message, whose headers it"
                            + " would send as part of the payload; send it by ShmMessagingTemplate, or send its payload");
        }
        ByteBuffer converted = PayloadConversion.bytes(payload, null, this.messageConverter);
        sender.send(converted, typeId);
    }

    @Override
    public String defaultRing() {
        if (this.defaultRing == null) {
            throw new IllegalStateException(
                    "No default ring: set shmring.template.default-ring to one of " + this.rings.keys());
        }
        return this.defaultRing;
    }

    private RingSender sender(String ring) {
        return this.rings.get(ring).sender();
    }
}

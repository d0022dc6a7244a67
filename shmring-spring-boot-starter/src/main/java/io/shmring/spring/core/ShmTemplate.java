/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.spring.core.RingSender.Attempt;
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
    private final MessageConverter messageConverter;
    private final @Nullable String defaultRing;

    /**
     * Creates a template without a default ring.
     *
     * @param rings the declared rings
     * @param messageConverter makes {@code byte[]} payloads of objects
     */
    public ShmTemplate(ShmRings rings, MessageConverter messageConverter) {
        this(rings, messageConverter, null);
    }

    /**
     * Creates a template.
     *
     * @param rings the declared rings
     * @param messageConverter makes {@code byte[]} payloads of objects
     * @param defaultRing the key of the ring that {@code sendDefault} sends to, or null
     * @throws IllegalArgumentException if the default ring is not declared
     */
    public ShmTemplate(ShmRings rings, MessageConverter messageConverter, @Nullable String defaultRing) {
        this.rings = rings;
        this.messageConverter = messageConverter;
        this.defaultRing = (defaultRing != null) ? rings.get(defaultRing).key() : null;
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

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
import org.springframework.messaging.converter.MessageConversionException;
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
        sender(ring).send(payload.remaining(), Attempt.copying(payload, typeId));
    }

    @Override
    public boolean trySend(String ring, ByteBuffer payload, int typeId) {
        return sender(ring).trySend(payload.remaining(), Attempt.copying(payload, typeId));
    }

    @Override
    public void execute(String ring, int length, int typeId, Consumer<ByteBuffer> writer) {
        sender(ring).send(length, Attempt.writing(length, typeId, writer));
    }

    @Override
    public void convertAndSend(String ring, Object payload, int typeId) {
        RingSender sender = sender(ring); // a wrong ring is told before a wrong payload
        ByteBuffer converted = convert(payload);
        sender.send(converted.remaining(), Attempt.copying(converted, typeId));
    }

    private ByteBuffer convert(Object payload) {
        if (payload instanceof ByteBuffer buffer) {
            return buffer;
        }
        if (payload instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        Message<?> message = this.messageConverter.toMessage(payload, null);
        if (message != null && message.getPayload() instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        throw new MessageConversionException(
                "No converter makes bytes of " + payload.getClass().getName()
                        + "; add spring-boot-jackson for JSON, or send byte[], ByteBuffer or String");
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

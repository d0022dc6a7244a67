/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.spring.support.ShmHeaders;
import io.shmring.spring.support.ShmTypeIds;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.core.AbstractMessageSendingTemplate;
import org.springframework.messaging.core.MessagePostProcessor;

/**
 * Spring's own sending operations on rings, each named by its key: for code that is written against {@link
 * org.springframework.messaging.core.MessageSendingOperations}. The payload must be, or be converted to, bytes; of the
 * headers only {@link ShmHeaders#TYPE_ID} travels, and that of the payload's class if there is none. For any thread.
 */
public final class ShmMessagingTemplate extends AbstractMessageSendingTemplate<String> {

    private final ShmOperations operations;
    private ShmTypeIds typeIds = ShmTypeIds.none();

    /**
     * Creates a template without a default destination.
     *
     * @param operations who sends
     * @param messageConverter makes {@code byte[]} payloads of objects
     */
    public ShmMessagingTemplate(ShmOperations operations, MessageConverter messageConverter) {
        this.operations = operations;
        setMessageConverter(messageConverter);
    }

    /**
     * Sets which types payloads have whose headers name none. Before the template is used.
     *
     * @param typeIds ids by class
     */
    public void setTypeIds(ShmTypeIds typeIds) {
        this.typeIds = typeIds;
    }

    @Override
    protected Message<?> doConvert(
            Object payload, @Nullable Map<String, Object> headers, @Nullable MessagePostProcessor postProcessor) {
        OptionalInt typeId = this.typeIds.idOf(payload.getClass());
        if (typeId.isEmpty()) {
            return super.doConvert(payload, headers, postProcessor);
        }
        Map<String, Object> typed = (headers != null) ? new HashMap<>(headers) : new HashMap<>();
        typed.putIfAbsent(ShmHeaders.TYPE_ID, typeId.getAsInt());
        return super.doConvert(payload, typed, postProcessor);
    }

    @Override
    protected void doSend(String ring, Message<?> message) {
        Integer typeId = message.getHeaders().get(ShmHeaders.TYPE_ID, Integer.class);
        if (typeId == null) {
            typeId = this.typeIds.idOf(message.getPayload().getClass()).orElse(0);
        }
        ByteBuffer bytes = PayloadConversion.bytes(message.getPayload(), message.getHeaders(), getMessageConverter());
        this.operations.send(ring, bytes, typeId);
    }
}

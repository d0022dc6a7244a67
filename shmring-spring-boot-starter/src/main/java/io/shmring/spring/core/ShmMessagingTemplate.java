/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import io.shmring.spring.support.ShmHeaders;
import java.nio.ByteBuffer;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.core.AbstractMessageSendingTemplate;

/**
 * Spring's own sending operations on rings, each named by its key: for code that is written against {@link
 * org.springframework.messaging.core.MessageSendingOperations}. The payload must be, or be converted to, bytes; of the
 * headers only {@link ShmHeaders#TYPE_ID} travels. For any thread.
 */
public final class ShmMessagingTemplate extends AbstractMessageSendingTemplate<String> {

    private final ShmOperations operations;

    /**
     * Creates a template.
     *
     * @param operations who sends
     * @param messageConverter makes {@code byte[]} payloads of objects
     */
    public ShmMessagingTemplate(ShmOperations operations, MessageConverter messageConverter) {
        this.operations = operations;
        setMessageConverter(messageConverter);
    }

    @Override
    protected void doSend(String ring, Message<?> message) {
        Integer typeId = message.getHeaders().get(ShmHeaders.TYPE_ID, Integer.class);
        ByteBuffer bytes = PayloadConversion.bytes(message.getPayload(), message.getHeaders(), getMessageConverter());
        this.operations.send(ring, bytes, (typeId != null) ? typeId : 0);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.SmartMessageConverter;

/** A payload, converted to the element type of a list. */
final class PayloadElement implements BatchElement {

    private final String ring;
    private final MethodParameter type;
    private final Class<?> target;
    private final SmartMessageConverter converter;

    PayloadElement(String ring, MethodParameter type, SmartMessageConverter converter) {
        this.ring = ring;
        this.type = type;
        this.target = ListenerParameters.classOf(type);
        this.converter = converter;
    }

    @Override
    public Object of(ByteBuffer payload, ShmRecord record) {
        return convert(RingMessage.of(this.ring, payload, record, null));
    }

    Object convert(Message<?> message) {
        Object converted = this.target.isInstance(message.getPayload())
                ? message.getPayload()
                : this.converter.fromMessage(message, this.target, this.type);
        if (converted == null) {
            throw new MessageConversionException(
                    message,
                    "No converter makes " + this.target.getName() + " of a payload of ring '" + this.ring + "'");
        }
        return converted;
    }
}

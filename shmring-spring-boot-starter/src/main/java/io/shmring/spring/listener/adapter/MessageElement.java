/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.GenericMessage;

/** A message with its headers and its payload, converted to the type that the element type of a list names. */
final class MessageElement implements BatchElement {

    private final String ring;
    private final PayloadElement payload;

    MessageElement(String ring, MethodParameter payloadType, SmartMessageConverter converter) {
        this.ring = ring;
        this.payload = new PayloadElement(ring, payloadType, converter);
    }

    @Override
    public Object of(ByteBuffer payload, ShmRecord record) {
        RingMessage message = RingMessage.of(this.ring, payload, record, null);
        return new GenericMessage<>(this.payload.convert(message), message.getHeaders());
    }
}

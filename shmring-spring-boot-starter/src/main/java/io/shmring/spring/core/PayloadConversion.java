/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;

/** From payloads to the bytes that are sent. Bytes are taken as they are, without a copy. */
final class PayloadConversion {

    private PayloadConversion() {}

    static ByteBuffer bytes(Object payload, @Nullable MessageHeaders headers, MessageConverter converter) {
        if (payload instanceof ByteBuffer buffer) {
            return buffer;
        }
        if (payload instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        Message<?> message = converter.toMessage(payload, headers);
        if (message != null && message.getPayload() instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        throw new MessageConversionException(
                "No converter makes bytes of " + payload.getClass().getName()
                        + "; add spring-boot-jackson for JSON, or send byte[], ByteBuffer or String");
    }
}

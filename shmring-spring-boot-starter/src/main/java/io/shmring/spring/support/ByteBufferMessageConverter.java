/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.util.MimeTypeUtils;

/** Between bytes and a little-endian {@link ByteBuffer}, the order in which rings hand out everything. */
class ByteBufferMessageConverter extends AbstractMessageConverter {

    ByteBufferMessageConverter() {
        super(MimeTypeUtils.APPLICATION_OCTET_STREAM);
    }

    @Override
    protected boolean supports(Class<?> clazz) {
        return ByteBuffer.class.isAssignableFrom(clazz);
    }

    @Override
    protected @Nullable Object convertFromInternal(
            Message<?> message, Class<?> targetClass, @Nullable Object conversionHint) {
        return (message.getPayload() instanceof byte[] bytes)
                ? ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
                : null;
    }

    @Override
    protected Object convertToInternal(
            Object payload, @Nullable MessageHeaders headers, @Nullable Object conversionHint) {
        ByteBuffer source = ((ByteBuffer) payload).duplicate();
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return bytes;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MessageMethodArgumentResolver;
import org.springframework.messaging.handler.annotation.support.PayloadMethodArgumentResolver;
import org.springframework.validation.Validator;

/** Spring's resolvers without their rule that a payload of no bytes is none, which would lose such a message. */
final class EmptyPayloads {

    private EmptyPayloads() {}

    /** Payloads of parameters that want one. Those that may do without are left to Spring's own resolver. */
    static final class OfParameters extends PayloadMethodArgumentResolver {

        OfParameters(MessageConverter converter, @Nullable Validator validator) {
            super(converter, validator);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            Payload annotation = parameter.getParameterAnnotation(Payload.class);
            return parameter.getParameterType() != Optional.class && (annotation == null || annotation.required());
        }

        @Override
        protected boolean isEmptyPayload(@Nullable Object payload) {
            return payload == null;
        }
    }

    /** Payloads of parameters that are messages. */
    static final class OfMessages extends MessageMethodArgumentResolver {

        OfMessages(MessageConverter converter) {
            super(converter);
        }

        @Override
        protected boolean isEmptyPayload(@Nullable Object payload) {
            return payload == null;
        }
    }
}

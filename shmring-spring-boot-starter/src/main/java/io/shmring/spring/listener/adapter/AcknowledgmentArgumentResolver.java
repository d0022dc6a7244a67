/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.spring.support.Acknowledgment;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Gives a listener method the {@link Acknowledgment} that it asks for, in ack mode {@code MANUAL}. */
public final class AcknowledgmentArgumentResolver implements HandlerMethodArgumentResolver {

    /** Creates the resolver, which has no state. */
    public AcknowledgmentArgumentResolver() {}

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Acknowledgment.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        if (message instanceof RingMessage ringMessage && ringMessage.acknowledgment() != null) {
            return ringMessage.acknowledgment();
        }
        throw new IllegalStateException("There is nothing to acknowledge by " + parameter
                + ": the message did not come through a ring in ack mode MANUAL");
    }
}

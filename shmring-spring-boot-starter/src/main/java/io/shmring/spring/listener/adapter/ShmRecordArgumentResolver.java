/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

/** Gives a listener method the {@link ShmRecord} that it asks for, whatever its other parameters are. */
public final class ShmRecordArgumentResolver implements HandlerMethodArgumentResolver {

    /** Creates the resolver, which has no state. */
    public ShmRecordArgumentResolver() {}

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ShmRecord.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, Message<?> message) {
        if (message instanceof RingMessage ringMessage) {
            return ringMessage.record();
        }
        throw new IllegalStateException("The message did not come through a ring: " + message);
    }
}

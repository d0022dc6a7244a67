/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmAcknowledgingMessageListener;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Payload;

/** Shares the messages of a ring among several listeners by their type ids. */
public final class TypedListenerAdapters {

    private TypedListenerAdapters() {}

    /**
     * Makes one listener of several. It acknowledges messages itself if one of them does.
     *
     * @param listeners by type id
     * @param others gets what none of them is for, or null: then that is a {@link NoSuchMethodException}
     * @param description what they are together, for that exception
     * @return the listener
     */
    public static ShmMessageListener adapt(
            Map<Integer, ShmMessageListener> listeners, @Nullable ShmMessageListener others, String description) {
        ListenersByType byType = new ListenersByType(listeners, others, description);
        return byType.anyAcknowledges()
                ? new AcknowledgingTypedListenerAdapter(byType)
                : new TypedListenerAdapter(byType);
    }

    /**
     * The class of the payload that a listener method takes.
     *
     * @param method a listener method
     * @return the class of the parameter with {@link Payload}, else of the first one without annotation that is nothing else;
     *     null if there is none
     */
    public static @Nullable Class<?> payloadType(Method method) {
        Class<?> first = null;
        for (int i = 0; i < method.getParameterCount(); i++) {
            MethodParameter parameter = new MethodParameter(method, i);
            if (parameter.hasParameterAnnotation(Payload.class)) {
                return parameter.getParameterType();
            }
            if (first == null && isPayload(parameter)) {
                first = parameter.getParameterType();
            }
        }
        return first;
    }

    private static boolean isPayload(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.getParameterAnnotations().length == 0
                && type != ShmRecord.class
                && type != Acknowledgment.class
                && !Message.class.isAssignableFrom(type);
    }

    /** Whether a listener says itself what becomes of messages. */
    static boolean acknowledges(@Nullable ShmMessageListener listener) {
        return listener instanceof ShmAcknowledgingMessageListener;
    }
}

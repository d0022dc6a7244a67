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
import org.springframework.messaging.MessageHeaders;
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
     * @param bean the object to call, maybe a proxy
     * @param method a listener method of its target class
     * @return the class of the parameter with {@link Payload}, else of the first one without annotation that is nothing else,
     *     or of the payload of the {@link Message} that it is; null if there is none
     */
    public static @Nullable Class<?> payloadType(Object bean, Method method) {
        Class<?> first = null;
        for (MethodParameter parameter : ListenerParameters.of(bean, method)) {
            if (parameter.hasParameterAnnotation(Payload.class)) {
                return parameter.getParameterType();
            }
            if (first == null && isPayload(parameter)) {
                first = Message.class.isAssignableFrom(parameter.getParameterType())
                        ? ListenerParameters.classOf(parameter.nested())
                        : parameter.getParameterType();
            }
        }
        return first;
    }

    private static boolean isPayload(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return !parameter.hasParameterAnnotations()
                && type != ShmRecord.class
                && type != Acknowledgment.class
                && !MessageHeaders.class.isAssignableFrom(type);
    }

    /** Whether a listener says itself what becomes of messages. */
    static boolean acknowledges(@Nullable ShmMessageListener listener) {
        return listener instanceof ShmAcknowledgingMessageListener;
    }
}

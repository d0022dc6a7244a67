/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/** Chooses how messages reach a listener method. */
public final class ListenerAdapters {

    private ListenerAdapters() {}

    /**
     * Adapts a method. It is called directly if its parameters are a {@link ByteBuffer}, {@code byte[]} or {@link String} and
     * then maybe a {@link ShmRecord}, none of them annotated; else by way of a Spring message. If it takes an {@link
     * Acknowledgment}, the listener is a {@link io.shmring.spring.listener.ShmAcknowledgingMessageListener}.
     *
     * @param ring the key of the ring, for the header
     * @param bean the object to call, maybe a proxy
     * @param declared the method of the target class, which carries the annotations
     * @param invocable the method to call on the bean: the same, or that of the proxy's interface
     * @param factory resolves the arguments of all other signatures
     * @return the listener
     */
    public static ShmMessageListener adapt(
            String ring, Object bean, Method declared, Method invocable, MessageHandlerMethodFactory factory) {
        MethodParameter[] parameters = ListenerParameters.of(bean, declared);
        if (isDirect(parameters)) {
            Class<?> payload = parameters[0].getParameterType(); // the method itself may say T
            BoundMethod method = BoundMethod.bind(bean, invocable, payload);
            if (payload == ByteBuffer.class) {
                return new BufferListenerAdapter(method.handle());
            }
            return (payload == String.class)
                    ? new StringListenerAdapter(method.handle())
                    : new BytesListenerAdapter(method.handle());
        }
        InvocableHandlerMethod method = factory.createInvocableHandlerMethod(bean, invocable);
        return takesAcknowledgment(declared)
                ? new AcknowledgingMessagingListenerAdapter(ring, method)
                : new MessagingListenerAdapter(ring, method);
    }

    private static boolean takesAcknowledgment(Method method) {
        return List.of(method.getParameterTypes()).contains(Acknowledgment.class);
    }

    private static boolean isDirect(MethodParameter[] parameters) {
        if (parameters.length == 0
                || parameters.length > 2
                || (parameters.length == 2 && parameters[1].getParameterType() != ShmRecord.class)) {
            return false;
        }
        for (MethodParameter parameter : parameters) {
            if (parameter.hasParameterAnnotations()) {
                return false; // @Header and the like, @Valid: Spring knows what they mean
            }
        }
        Class<?> payload = parameters[0].getParameterType();
        return payload == ByteBuffer.class || payload == byte[].class || payload == String.class;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.spring.listener.ShmBatchMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.lang.reflect.Method;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.SmartMessageConverter;

/** Chooses how batches reach a listener method. */
public final class BatchListenerAdapters {

    private BatchListenerAdapters() {}

    /**
     * Adapts a method that takes a list of payloads, or of messages, and then maybe an {@link Acknowledgment}.
     *
     * @param ring the key of the ring, for the header
     * @param bean the object to call, maybe a proxy
     * @param declared the method of the target class
     * @param invocable the method to call on the bean: the same, or that of the proxy's interface
     * @param converter makes the payloads
     * @return the listener
     * @throws IllegalArgumentException if the method takes something else
     */
    public static ShmBatchMessageListener adapt(
            String ring, Object bean, Method declared, Method invocable, SmartMessageConverter converter) {
        Class<?>[] types = declared.getParameterTypes();
        if (types.length == 0
                || types.length > 2
                || types[0] != List.class
                || (types.length == 2 && types[1] != Acknowledgment.class)) {
            throw new IllegalArgumentException(
                    "it takes " + List.of(types) + ", expected is a List, then maybe an Acknowledgment");
        }
        MethodParameter element = ListenerParameters.of(bean, declared)[0].nested();
        BatchElement elements = Message.class.isAssignableFrom(ListenerParameters.classOf(element))
                ? new MessageElement(ring, element.nested(), converter)
                : new PayloadElement(ring, element, converter);
        return new BatchListenerAdapter(bean, invocable, elements);
    }
}

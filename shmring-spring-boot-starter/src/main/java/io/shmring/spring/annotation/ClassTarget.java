/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import io.shmring.spring.listener.adapter.TypedListenerAdapters;
import io.shmring.spring.support.ShmTypeIds;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A class whose {@link ShmHandler} methods share the messages of its ring by their type ids. */
record ClassTarget(Object bean, String beanName, Class<?> type, ShmTypeIds typeIds) implements ListenerTarget {

    @Override
    public String description() {
        return "class " + this.type.getName() + " of bean '" + this.beanName + "'";
    }

    @Override
    public ShmMessageListener batch(String ring, Conversions conversions) {
        throw new ShmListenerConfigurationException(
                "@ShmListener on " + description() + " wants batches, which have no type",
                "Annotate one method that takes a list, or leave out batch.",
                null);
    }

    @Override
    public ShmMessageListener single(String ring, Conversions conversions) {
        Map<Integer, Method> byType = new TreeMap<>();
        Method defaultMethod = null;
        for (Map.Entry<Method, ShmHandler> handler :
                ShmListenerMethods.handlers(this.type).entrySet()) {
            Method method = handler.getKey();
            int[] ids = typeIds(method, handler.getValue());
            for (int id : ids) {
                requireOne("type id " + id, byType.put(id, method), method);
            }
            if (handler.getValue().isDefault()) {
                requireOne("what no other method is for", defaultMethod, method);
                defaultMethod = method;
            } else if (ids.length == 0) {
                throw withoutType(method);
            }
        }
        if (byType.isEmpty() && defaultMethod == null) {
            throw new ShmListenerConfigurationException(
                    "@ShmListener on " + description() + " finds no @ShmHandler method in it",
                    "Annotate its methods with @ShmHandler, or one method with @ShmListener instead of the class.",
                    null);
        }
        Map<Integer, ShmMessageListener> listeners = new TreeMap<>();
        byType.forEach((id, method) -> listeners.put(id, adapt(ring, method, conversions)));
        return TypedListenerAdapters.adapt(
                listeners, (defaultMethod != null) ? adapt(ring, defaultMethod, conversions) : null, description());
    }

    private ShmMessageListener adapt(String ring, Method method, Conversions conversions) {
        return ListenerAdapters.adapt(
                ring, this.bean, method, ListenerTarget.invocable(this.bean, method), conversions.arguments());
    }

    private int[] typeIds(Method method, ShmHandler handler) {
        if (handler.typeId().length > 0) {
            for (int id : handler.typeId()) {
                requireTypeId(id, method);
            }
            return handler.typeId();
        }
        Class<?> payload = TypedListenerAdapters.payloadType(this.bean, method);
        OptionalInt mapped = (payload != null) ? this.typeIds.idOf(payload) : OptionalInt.empty();
        return mapped.isPresent() ? new int[] {mapped.getAsInt()} : new int[0];
    }

    private void requireTypeId(int id, Method method) {
        if (id < 0 || id > 0xFFFF) {
            throw new ShmListenerConfigurationException(
                    "@ShmHandler method " + method.toGenericString() + " of " + description() + " is for type id " + id
                            + ", which no message has",
                    "Use a type id of 0 to " + 0xFFFF + ".",
                    null);
        }
    }

    private void requireOne(String what, @Nullable Method other, Method method) {
        if (other != null) {
            throw new ShmListenerConfigurationException(
                    "Two methods of " + description() + " are for " + what + ": " + other.toGenericString() + " and "
                            + method.toGenericString(),
                    "Leave it to one of them.",
                    null);
        }
    }

    private ShmListenerConfigurationException withoutType(Method method) {
        return new ShmListenerConfigurationException(
                "@ShmHandler method " + method.toGenericString() + " of " + description()
                        + " is for no messages: it names no type id, and none is mapped to its payload's class",
                "Give it a typeId, map its payload's class by a bean of type ShmTypeIds, or make it the default.",
                null);
    }
}

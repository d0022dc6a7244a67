/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.springframework.util.ReflectionUtils;

/**
 * A listener method as a handle of exactly {@code (payload, second)void}, bound once: calling it needs no argument array
 * and no boxing.
 *
 * @param handle for {@link MethodHandle#invokeExact}
 */
record BoundMethod(MethodHandle handle) {

    /** For methods of single messages. */
    static BoundMethod bind(Object bean, Method method, Class<?> payload) {
        return bind(bean, method, payload, ShmRecord.class);
    }

    /** The method may do without the second argument. */
    static BoundMethod bind(Object bean, Method method, Class<?> payload, Class<?> second) {
        try {
            ReflectionUtils.makeAccessible(method);
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            if (!Modifier.isStatic(method.getModifiers())) {
                handle = handle.bindTo(bean);
            }
            if (handle.type().parameterCount() == 1) {
                handle = MethodHandles.dropArguments(handle, 1, second);
            }
            return new BoundMethod(handle.asType(MethodType.methodType(void.class, payload, second)));
        } catch (IllegalAccessException ex) {
            throw new IllegalStateException("Listener method " + method + " cannot be called", ex);
        }
    }

    /** Passes on what a listener may throw, whatever the handle declares. */
    static Exception unwrapped(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (thrown instanceof Exception exception) ? exception : new IllegalStateException(thrown);
    }
}

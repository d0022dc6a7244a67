/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Whether a thread is virtual, on a baseline that does not know the question yet. */
final class VirtualThreads {

    private static final @Nullable MethodHandle IS_VIRTUAL = lookUp();

    private VirtualThreads() {}

    private static @Nullable MethodHandle lookUp() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException ex) {
            return null; // Java 17
        }
    }

    static boolean isCurrentVirtual() {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable ex) {
            throw new IllegalStateException("Thread.isVirtual failed", ex);
        }
    }
}

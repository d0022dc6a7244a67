/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the listener methods of a class. */
public final class ShmListenerMethods {

    private ShmListenerMethods() {}

    /**
     * Finds the listener methods of a class, also those annotated in its superclasses and interfaces.
     *
     * @param type a user's class, not a proxy's
     * @return each method and its annotations; empty if there is none
     */
    public static Map<Method, Set<ShmListener>> of(Class<?> type) {
        if (!AnnotationUtils.isCandidateClass(type, ShmListener.class)) {
            return Map.of();
        }
        return MethodIntrospector.selectMethods(type, ShmListenerMethods::annotations);
    }

    private static @Nullable Set<ShmListener> annotations(Method method) {
        Set<ShmListener> found =
                AnnotatedElementUtils.getMergedRepeatableAnnotations(method, ShmListener.class, ShmListeners.class);
        return found.isEmpty() ? null : found;
    }
}

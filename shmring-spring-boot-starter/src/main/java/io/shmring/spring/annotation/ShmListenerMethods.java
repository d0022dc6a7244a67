/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import static org.springframework.core.annotation.MergedAnnotationPredicates.firstRunOf;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotationCollectors;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/** Finds what listens in a class: methods, and the class itself with its handler methods. */
public final class ShmListenerMethods {

    private ShmListenerMethods() {}

    /**
     * Whether something listens in a class.
     *
     * @param type a user's class, not a proxy's
     * @return true if it, a method of it, or what either inherits has the annotation
     */
    public static boolean isListener(Class<?> type) {
        return !onClass(type).isEmpty() || !of(type).isEmpty();
    }

    /**
     * Finds the listener methods of a class, also those annotated in its superclasses and interfaces only.
     *
     * @param type a user's class, not a proxy's
     * @return each method and its annotations; empty if there is none
     */
    static Map<Method, Set<ShmListener>> of(Class<?> type) {
        if (!AnnotationUtils.isCandidateClass(type, ShmListener.class)) {
            return Map.of();
        }
        return MethodIntrospector.selectMethods(type, (Method method) -> {
            Set<ShmListener> found = annotations(method);
            return found.isEmpty() ? null : found;
        });
    }

    /** The annotations of the class itself, or inherited from a superclass or interface. */
    static Set<ShmListener> onClass(Class<?> type) {
        return AnnotationUtils.isCandidateClass(type, ShmListener.class) ? annotations(type) : Set.of();
    }

    /** The handler methods of a class, also those of its superclasses and interfaces. */
    static Map<Method, ShmHandler> handlers(Class<?> type) {
        return MethodIntrospector.selectMethods(
                type, (Method method) -> AnnotatedElementUtils.findMergedAnnotation(method, ShmHandler.class));
    }

    private static Set<ShmListener> annotations(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(ShmListener.class)
                .filter(firstRunOf(MergedAnnotation::getAggregateIndex)) // its own replace inherited ones
                .collect(MergedAnnotationCollectors.toAnnotationSet());
    }
}

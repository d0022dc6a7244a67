/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import java.lang.reflect.Method;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * The parameters of a listener method: with the annotations that its interfaces give them, and with their types in the bean's
 * class.
 */
final class ListenerParameters extends AnnotatedMethod {

    private final Class<?> type;

    private ListenerParameters(Method method, Class<?> type) {
        super(method);
        this.type = type;
    }

    static MethodParameter[] of(Object bean, Method method) {
        return new ListenerParameters(method, AopProxyUtils.ultimateTargetClass(bean)).getMethodParameters();
    }

    /** The class of a parameter, or of what it is nested to, be it by a type parameter of the bean's class. */
    static Class<?> classOf(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter).toClass();
    }

    @Override
    protected Class<?> getContainingClass() {
        return this.type;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.listener.ShmMessageListener;
import java.lang.reflect.Method;
import org.springframework.aop.support.AopUtils;

/** What a {@link ShmListener} annotation stands on. */
interface ListenerTarget {

    /** For messages to people. */
    String description();

    /** Makes a listener of it that gets single messages. */
    ShmMessageListener single(String ring, Conversions conversions);

    /** Makes a listener of it that gets lists. */
    ShmMessageListener batch(String ring, Conversions conversions);

    /** The method to call on a bean that may be a proxy. */
    static Method invocable(Object bean, Method method) {
        try {
            return AopUtils.selectInvocableMethod(method, bean.getClass());
        } catch (IllegalStateException ex) {
            throw new ShmListenerConfigurationException(
                    "Listener method " + method.toGenericString() + " cannot be called: " + ex.getMessage(),
                    "Declare the method in an interface of the bean, or let the bean be proxied by its class.",
                    ex);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.listener.adapter.BatchListenerAdapters;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import java.lang.reflect.Method;

/** One method that gets all messages of its ring. */
record MethodTarget(Object bean, String beanName, Method method) implements ListenerTarget {

    @Override
    public String description() {
        return "method " + this.method.toGenericString() + " of bean '" + this.beanName + "'";
    }

    @Override
    public ShmMessageListener single(String ring, Conversions conversions) {
        return ListenerAdapters.adapt(
                ring,
                this.bean,
                this.method,
                ListenerTarget.invocable(this.bean, this.method),
                conversions.arguments());
    }

    @Override
    public ShmMessageListener batch(String ring, Conversions conversions) {
        try {
            return BatchListenerAdapters.adapt(
                    ring,
                    this.bean,
                    this.method,
                    ListenerTarget.invocable(this.bean, this.method),
                    conversions.payloads());
        } catch (IllegalArgumentException ex) {
            throw new ShmListenerConfigurationException(
                    "@ShmListener on " + description() + " wants batches: " + ex.getMessage(),
                    "Let the method take a List, and if it acknowledges messages itself an Acknowledgment, and nothing else;"
                            + " or leave out batch.",
                    ex);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot;

import io.shmring.spring.annotation.ShmListenerMethods;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.util.ClassUtils;

/** Keeps beans that listen from being made lazy: nobody would ever ask for them. */
final class ListenerBeansExcludeFilter implements LazyInitializationExcludeFilter {

    @Override
    public boolean isExcluded(String beanName, BeanDefinition beanDefinition, Class<?> beanType) {
        return ShmListenerMethods.isListener(ClassUtils.getUserClass(beanType));
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurer;
import io.shmring.spring.config.ShmListenerEndpointRegistrar;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.support.ShmMessageConverters;
import io.shmring.spring.support.ShmTypeIds;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/**
 * Registers what listens in all beans, {@link ShmListener} methods and classes, through proxies too. What it finds before all
 * singletons exist is registered when they do, behind the listeners of {@link ShmListenerConfigurer} beans, so that it makes no
 * other bean early.
 */
public final class ShmListenerAnnotationBeanPostProcessor
        implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton, Ordered {

    /** The name of the bean of type {@link MessageHandlerMethodFactory} that resolves arguments. */
    public static final String METHOD_FACTORY_BEAN_NAME = "shmMessageHandlerMethodFactory";

    private final Set<Class<?>> withoutListeners = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
    private @Nullable BeanFactory beanFactory;
    private volatile @Nullable AnnotatedEndpoints endpoints; // when all singletons exist

    private record Found(ShmListener annotation, Supplier<ListenerTarget> target) {}

    /** Creates the post-processor. */
    public ShmListenerAnnotationBeanPostProcessor() {}

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE; // after those that make proxies
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (ScopedProxyUtils.isScopedTarget(beanName)) {
            return bean; // its proxy listens, and calls whichever bean the scope holds
        }
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        if (!this.withoutListeners.contains(type) && !findListeners(bean, beanName, type)) {
            this.withoutListeners.add(type);
        }
        return bean;
    }

    private boolean findListeners(Object bean, String beanName, Class<?> type) {
        Set<ShmListener> onClass = ShmListenerMethods.onClass(type);
        Map<Method, Set<ShmListener>> onMethods = ShmListenerMethods.of(type);
        for (ShmListener annotation : onClass) {
            accept(new Found(annotation, () -> new ClassTarget(bean, beanName, type, typeIds())));
        }
        onMethods.forEach((method, annotations) -> annotations.forEach(
                (annotation) -> accept(new Found(annotation, () -> new MethodTarget(bean, beanName, method)))));
        return !onClass.isEmpty() || !onMethods.isEmpty();
    }

    private void accept(Found listener) {
        AnnotatedEndpoints ready = this.endpoints;
        if (ready != null) {
            ready.register(listener.annotation(), listener.target().get()); // a lazy bean
        } else {
            this.found.add(listener);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        ShmListenerEndpointRegistrar registrar =
                new ShmListenerEndpointRegistrar(beanFactory().getBean(ShmListenerEndpointRegistry.class));
        beanFactory()
                .getBeanProvider(ShmListenerConfigurer.class)
                .orderedStream()
                .forEach((configurer) -> configurer.configureShmListeners(registrar));
        AnnotatedEndpoints ready = new AnnotatedEndpoints(beanFactory(), conversions());
        this.endpoints = ready;
        for (Found listener = this.found.poll(); listener != null; listener = this.found.poll()) {
            ready.register(listener.annotation(), listener.target().get());
        }
        this.withoutListeners.clear();
    }

    private Conversions conversions() {
        return new Conversions(
                beanFactory().getBean(METHOD_FACTORY_BEAN_NAME, MessageHandlerMethodFactory.class),
                beanFactory().getBean(ShmMessageConverters.class).asConverter());
    }

    private ShmTypeIds typeIds() {
        return beanFactory().getBeanProvider(ShmTypeIds.class).getIfAvailable(ShmTypeIds::none);
    }

    private BeanFactory beanFactory() {
        if (this.beanFactory == null) {
            throw new IllegalStateException("setBeanFactory was not called");
        }
        return this.beanFactory;
    }
}

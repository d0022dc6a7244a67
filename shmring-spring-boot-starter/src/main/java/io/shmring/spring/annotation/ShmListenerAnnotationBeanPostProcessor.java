/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.config.ShmListenerEndpoint;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.listener.adapter.ListenerAdapters;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.messaging.handler.annotation.support.MessageHandlerMethodFactory;

/**
 * Registers the {@link ShmListener} methods of all beans, through proxies too. What it finds before all singletons exist is
 * registered when they do, so that it makes no other bean early.
 */
public final class ShmListenerAnnotationBeanPostProcessor
        implements BeanPostProcessor, BeanFactoryAware, SmartInitializingSingleton, Ordered {

    /** The name of the bean of type {@link MessageHandlerMethodFactory} that resolves arguments. */
    public static final String METHOD_FACTORY_BEAN_NAME = "shmMessageHandlerMethodFactory";

    private final Set<Class<?>> withoutListeners = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Found> found = new ConcurrentLinkedQueue<>();
    private @Nullable BeanFactory beanFactory;
    private volatile boolean singletonsReady;

    private record Found(Object bean, String beanName, Method method, ShmListener annotation) {}

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
        if (bean instanceof AopInfrastructureBean) {
            return bean;
        }
        Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
        if (this.withoutListeners.contains(type)) {
            return bean;
        }
        Map<Method, Set<ShmListener>> methods = ShmListenerMethods.of(type);
        if (methods.isEmpty()) {
            this.withoutListeners.add(type);
        }
        methods.forEach((method, annotations) ->
                annotations.forEach((annotation) -> accept(new Found(bean, beanName, method, annotation))));
        return bean;
    }

    private void accept(Found listener) {
        if (this.singletonsReady) {
            register(listener); // a lazy bean
        } else {
            this.found.add(listener);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        this.singletonsReady = true;
        for (Found listener = this.found.poll(); listener != null; listener = this.found.poll()) {
            register(listener);
        }
        this.withoutListeners.clear();
    }

    private void register(Found listener) {
        BeanFactory factory = beanFactory();
        ExpressionResolver expressions = new ExpressionResolver(factory);
        String description = "method " + listener.method().toGenericString() + " of bean '" + listener.beanName() + "'";
        String ring = expressions.resolve(listener.annotation().ring());
        if (ring.isBlank()) {
            throw new ShmListenerConfigurationException(
                    "@ShmListener on " + description + " names no ring",
                    "Give it the key of a ring declared under shmring.rings.",
                    null);
        }
        String id = expressions.resolve(listener.annotation().id());
        Boolean autoStartup =
                autoStartup(expressions.resolve(listener.annotation().autoStartup()), description);
        factory.getBean(ShmListenerEndpointRegistry.class)
                .register(new ShmListenerEndpoint(
                        id.isBlank() ? ring : id, ring, adapt(listener, ring, description), autoStartup, description));
    }

    private ShmMessageListener adapt(Found listener, String ring, String description) {
        MessageHandlerMethodFactory arguments =
                beanFactory().getBean(METHOD_FACTORY_BEAN_NAME, MessageHandlerMethodFactory.class);
        try {
            Method invocable = AopUtils.selectInvocableMethod(
                    listener.method(), listener.bean().getClass());
            return ListenerAdapters.adapt(ring, listener.bean(), listener.method(), invocable, arguments);
        } catch (IllegalStateException ex) {
            throw new ShmListenerConfigurationException(
                    "@ShmListener on " + description + " cannot be called: " + ex.getMessage(),
                    "Declare the method in an interface of the bean, or let the bean be proxied by its class.",
                    ex);
        }
    }

    private static @Nullable Boolean autoStartup(String value, String description) {
        return switch (value.strip()) {
            case "" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default ->
                throw new ShmListenerConfigurationException(
                        "@ShmListener on " + description + " has autoStartup '" + value + "'",
                        "Use 'true' or 'false'.",
                        null);
        };
    }

    private BeanFactory beanFactory() {
        if (this.beanFactory == null) {
            throw new IllegalStateException("setBeanFactory was not called");
        }
        return this.beanFactory;
    }
}

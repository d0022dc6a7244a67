/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import io.shmring.spring.config.ShmListenerConfigurationException;
import io.shmring.spring.config.ShmListenerContainerFactory;
import io.shmring.spring.config.ShmListenerEndpoint;
import io.shmring.spring.config.ShmListenerEndpointRegistry;
import io.shmring.spring.listener.AckMode;
import io.shmring.spring.listener.ShmErrorHandler;
import io.shmring.spring.listener.ShmMessageFilter;
import io.shmring.spring.listener.ShmMessageListener;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.NestedExceptionUtils;

/** Reads annotations: makes endpoints of them and registers these. */
final class AnnotatedEndpoints {

    private final ExpressionResolver expressions;
    private final ShmListenerEndpointRegistry registry;
    private final Conversions conversions;

    AnnotatedEndpoints(BeanFactory beanFactory, Conversions conversions) {
        this.expressions = new ExpressionResolver(beanFactory);
        this.registry = beanFactory.getBean(ShmListenerEndpointRegistry.class);
        this.conversions = conversions;
    }

    void register(ShmListener annotation, ListenerTarget target) {
        String ring = text("ring", annotation.ring(), target);
        if (ring.isEmpty()) {
            throw new ShmListenerConfigurationException(
                    "@ShmListener on " + target.description() + " names no ring",
                    "Give it the key of a ring declared under shmring.rings.",
                    null);
        }
        String id = text("id", annotation.id(), target);
        ShmListenerEndpoint endpoint = ShmListenerEndpoint.builder(ring, listener(annotation, ring, target))
                .id(id.isEmpty() ? ring : id)
                .description(target.description())
                .autoStartup(bool("autoStartup", annotation.autoStartup(), target))
                .ackMode(ackMode(annotation.ackMode(), target))
                .errorHandler(bean("errorHandler", annotation.errorHandler(), ShmErrorHandler.class, target))
                .filter(bean("filter", annotation.filter(), ShmMessageFilter.class, target))
                .build();
        ShmListenerContainerFactory factory =
                bean("containerFactory", annotation.containerFactory(), ShmListenerContainerFactory.class, target);
        if (factory != null) {
            this.registry.register(endpoint, factory);
        } else {
            this.registry.register(endpoint);
        }
    }

    private ShmMessageListener listener(ShmListener annotation, String ring, ListenerTarget target) {
        boolean batch = Boolean.TRUE.equals(bool("batch", annotation.batch(), target));
        return batch ? target.batch(ring, this.conversions) : target.single(ring, this.conversions);
    }

    private String text(String attribute, String expression, ListenerTarget target) {
        try {
            return this.expressions.text(expression);
        } catch (IllegalArgumentException | BeansException ex) {
            throw wrong(attribute, expression, target, "Give it a placeholder or expression that has a value", ex);
        }
    }

    private @Nullable Boolean bool(String attribute, String expression, ListenerTarget target) {
        String value = text(attribute, expression, target);
        return switch (value) {
            case "" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw wrong(attribute, value, target, "Use 'true' or 'false'", null);
        };
    }

    private @Nullable AckMode ackMode(String expression, ListenerTarget target) {
        String value = text("ackMode", expression, target);
        if (value.isEmpty()) {
            return null;
        }
        for (AckMode mode : AckMode.values()) {
            if (words(mode.name()).equals(words(value))) {
                return mode;
            }
        }
        String known = String.join(
                ", ",
                Arrays.stream(AckMode.values())
                        .map(AckMode::name)
                        .map(AnnotatedEndpoints::words)
                        .toList());
        throw wrong("ackMode", value, target, "Use one of: " + known, null);
    }

    /** As properties are written, so that a placeholder of one fits. */
    private static String words(String value) {
        return value.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <T> @Nullable T bean(String attribute, String expression, Class<T> type, ListenerTarget target) {
        try {
            return this.expressions.bean(expression, type);
        } catch (IllegalArgumentException | BeansException ex) {
            throw wrong(
                    attribute, expression, target, "Name a bean of type " + type.getName() + " that can be made", ex);
        }
    }

    private static ShmListenerConfigurationException wrong(
            String attribute, String value, ListenerTarget target, String action, @Nullable Exception cause) {
        String reason = (cause != null)
                ? ": " + NestedExceptionUtils.getMostSpecificCause(cause).getMessage()
                : ".";
        return new ShmListenerConfigurationException(
                "@ShmListener on " + target.description() + " has " + attribute + " '" + value + "'",
                action + reason,
                cause);
    }
}

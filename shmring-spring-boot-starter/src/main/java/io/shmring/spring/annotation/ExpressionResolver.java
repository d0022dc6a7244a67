/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.annotation;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;

/** Resolves placeholders and expressions in the attributes of an annotation. */
final class ExpressionResolver {

    private final BeanFactory beanFactory;

    ExpressionResolver(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /** An attribute as text; empty if it says nothing. */
    String text(String attribute) {
        Object value = evaluate(attribute);
        return (value != null) ? value.toString().strip() : "";
    }

    /** An attribute that is a bean, or its name; null if it says nothing. */
    <T> @Nullable T bean(String attribute, Class<T> type) {
        Object value = evaluate(attribute);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        String name = (value != null) ? value.toString().strip() : "";
        return name.isEmpty() ? null : this.beanFactory.getBean(name, type);
    }

    private @Nullable Object evaluate(String attribute) {
        if (attribute.isEmpty() || !(this.beanFactory instanceof ConfigurableBeanFactory configurable)) {
            return attribute;
        }
        String embedded = configurable.resolveEmbeddedValue(attribute);
        BeanExpressionResolver expressions = configurable.getBeanExpressionResolver();
        return (expressions != null)
                ? expressions.evaluate(embedded, new BeanExpressionContext(configurable, null))
                : embedded;
    }
}

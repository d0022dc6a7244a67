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

    String resolve(String attribute) {
        if (!(this.beanFactory instanceof ConfigurableBeanFactory configurable)) {
            return attribute;
        }
        String embedded = configurable.resolveEmbeddedValue(attribute);
        BeanExpressionResolver expressions = configurable.getBeanExpressionResolver();
        Object value = (expressions != null)
                ? expressions.evaluate(embedded, new BeanExpressionContext(configurable, null))
                : embedded;
        return text(value);
    }

    private static String text(@Nullable Object value) {
        return (value != null) ? value.toString() : "";
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** A ring's bean has the name of another bean. Comes before the general analyzer, which knows nothing of ring keys. */
@Order(0)
final class BeanNameFailureAnalyzer extends AbstractFailureAnalyzer<BeanDefinitionOverrideException> {

    /** What the registrar writes into the description of the beans that it registers. */
    private static final String RING_BEAN = "Ring declared as ";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanDefinitionOverrideException cause) {
        String added = ringOf(cause.getBeanDefinition());
        String existing = ringOf(cause.getExistingDefinition());
        if (added == null && existing == null) {
            return null;
        }
        String ring = (added != null) ? added : existing;
        String other = (added != null && existing != null)
                ? "the ring " + existing
                : "another bean: " + ((added != null) ? cause.getExistingDefinition() : cause.getBeanDefinition());
        return new FailureAnalysis(
                "The ring " + ring + " gets a bean named '" + cause.getBeanName() + "', which is also the name of "
                        + other,
                "Rename the other bean, or choose another key for the ring; its '.name' property can keep the name in the"
                        + " ring directory.",
                cause);
    }

    private static @Nullable String ringOf(BeanDefinition definition) {
        String description = definition.getDescription();
        return (description != null && description.startsWith(RING_BEAN))
                ? description.substring(RING_BEAN.length())
                : null;
    }
}

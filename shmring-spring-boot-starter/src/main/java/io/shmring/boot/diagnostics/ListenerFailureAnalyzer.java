/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.spring.config.ShmListenerConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** A listener does not fit the declared rings. */
@Order(0)
final class ListenerFailureAnalyzer extends AbstractFailureAnalyzer<ShmListenerConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmListenerConfigurationException cause) {
        return new FailureAnalysis(cause.getMessage() + ".", cause.getAction(), cause);
    }
}

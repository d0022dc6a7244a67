/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.spring.core.ShmRingOpenException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A ring could not be opened for a reason without an analyzer of its own. Comes after those that have one. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class RingOpenFailureAnalyzer extends AbstractFailureAnalyzer<ShmRingOpenException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmRingOpenException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Check shmring.directory and the properties under shmring.rings." + cause.key()
                        + " against what is there.",
                cause);
    }
}

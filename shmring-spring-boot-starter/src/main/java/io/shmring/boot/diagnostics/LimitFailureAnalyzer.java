/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmLimitException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** A limit of the process or the host is reached: open files, memory, address space. */
@Order(0)
final class LimitFailureAnalyzer extends AbstractFailureAnalyzer<ShmLimitException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmLimitException cause) {
        RingFailure ring = RingFailure.in(rootFailure);
        return new FailureAnalysis(
                ring.describe(cause),
                "Raise the limit that the description names, for the service or container that starts the application; or"
                        + " declare fewer rings, fewer producers, or a lower " + ring.property("capacity") + ".",
                cause);
    }
}

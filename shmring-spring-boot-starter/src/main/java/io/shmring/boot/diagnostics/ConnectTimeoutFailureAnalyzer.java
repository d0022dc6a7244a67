/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmNotFoundException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Nobody has created the ring in time. */
@Order(0)
final class ConnectTimeoutFailureAnalyzer extends AbstractFailureAnalyzer<ShmNotFoundException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmNotFoundException cause) {
        RingFailure ring = RingFailure.in(rootFailure);
        return new FailureAnalysis(
                ring.describe(cause),
                "Start the application that creates it; check that both have the same name, shmring.name-prefix and"
                        + " shmring.directory (and, in containers, share that directory); or raise "
                        + ring.property("connect-timeout") + ".",
                cause);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmNoSpaceException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** The ring directory has no room for a ring. */
@Order(0)
final class NoSpaceFailureAnalyzer extends AbstractFailureAnalyzer<ShmNoSpaceException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmNoSpaceException cause) {
        RingFailure ring = RingFailure.in(rootFailure);
        return new FailureAnalysis(
                ring.describe(cause),
                "Lower " + ring.property("capacity")
                        + "; remove rings that nobody uses; or give the directory more room: in a"
                        + " container /dev/shm has 64 MB unless it is started with --shm-size or with a tmpfs volume.",
                cause);
    }
}

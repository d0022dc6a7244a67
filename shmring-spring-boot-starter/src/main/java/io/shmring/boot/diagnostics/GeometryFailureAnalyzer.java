/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmGeometryException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** The name is taken by a ring of another shape. */
@Order(0)
final class GeometryFailureAnalyzer extends AbstractFailureAnalyzer<ShmGeometryException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmGeometryException cause) {
        RingFailure ring = RingFailure.in(rootFailure);
        return new FailureAnalysis(
                ring.describe(cause),
                "Declare the same on both sides (or leave " + ring.property("capacity")
                        + " and the like out, to accept what"
                        + " is there); or remove the ring while no application uses it; or choose another "
                        + ring.property("name") + ".",
                cause);
    }
}

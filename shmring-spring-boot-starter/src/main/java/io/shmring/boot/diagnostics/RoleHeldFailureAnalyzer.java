/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmRoleHeldException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Somebody else has the role, or every slot. */
@Order(0)
final class RoleHeldFailureAnalyzer extends AbstractFailureAnalyzer<ShmRoleHeldException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmRoleHeldException cause) {
        RingFailure ring = RingFailure.in(rootFailure);
        return new FailureAnalysis(ring.describe(cause), action(ring, cause), cause);
    }

    private static String action(RingFailure ring, ShmRoleHeldException cause) {
        if (cause.isHeldByThisProcess()) {
            return "Another application context of this JVM holds it. Close that one first, or set shmring.name-prefix to"
                    + " another value for each of them.";
        }
        return "Stop the process that holds it"
                + (cause.lastKnownPid() != 0 ? " (last known pid " + cause.lastKnownPid() + ")" : "")
                + ", or check that the two applications declare different roles; raise "
                + ring.property("connect-timeout") + " if it only needs longer to end.";
    }
}

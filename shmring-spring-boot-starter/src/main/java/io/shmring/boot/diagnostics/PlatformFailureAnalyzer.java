/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import io.shmring.ShmPlatformException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Operating system, processor, libraries or the calls that a sandbox permits are not those that rings need. */
@Order(0)
final class PlatformFailureAnalyzer extends AbstractFailureAnalyzer<ShmPlatformException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ShmPlatformException cause) {
        return new FailureAnalysis(
                RingFailure.in(rootFailure).describe(cause),
                "Do what the description says, on Linux, x86-64 or aarch64, with glibc; or set shmring.enabled to false where"
                        + " the application is to start without its rings.",
                cause);
    }
}

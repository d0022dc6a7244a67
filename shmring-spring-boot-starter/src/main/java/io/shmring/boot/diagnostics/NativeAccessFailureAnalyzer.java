/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.boot.diagnostics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** The JVM denies native access, which system calls need. Comes before the platform, whose failure it may look like. */
@Order(0)
final class NativeAccessFailureAnalyzer extends AbstractFailureAnalyzer<IllegalCallerException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalCallerException cause) {
        String message = cause.getMessage();
        if (message == null || !message.contains("native access")) {
            return null; // somebody else's illegal caller
        }
        return new FailureAnalysis(
                "The JVM denies native access, which shared-memory rings need for system calls: " + message,
                "Start java with --enable-native-access=ALL-UNNAMED, or add 'Enable-Native-Access: ALL-UNNAMED' to the"
                        + " manifest of the executable jar.",
                cause);
    }
}

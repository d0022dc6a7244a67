/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Logs the failure and goes on with the next message: no message holds up another, and none is tried twice. */
public final class LoggingErrorHandler implements ShmErrorHandler {

    private static final Log logger = LogFactory.getLog(LoggingErrorHandler.class);

    /** Creates the handler, which has no state. */
    public LoggingErrorHandler() {}

    @Override
    public ErrorDecision handle(FailedDelivery failed) {
        logger.error("Listener failed; given up: " + LoggingRecoverer.describe(failed), failed.exception());
        return ErrorDecision.consumed();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Logs a message that is given up, without its payload, which may be confidential. */
public final class LoggingRecoverer implements ShmMessageRecoverer {

    private static final Log logger = LogFactory.getLog(LoggingRecoverer.class);

    /** Creates the recoverer, which has no state. */
    public LoggingRecoverer() {}

    @Override
    public void recover(FailedDelivery failed) {
        logger.error("Given up at attempt " + failed.attempt() + ": " + describe(failed), failed.exception());
    }

    /** The message in words, for logs. */
    static String describe(FailedDelivery failed) {
        ShmRecord record = failed.record();
        return "message of " + record.length() + " bytes"
                + (record.producer() >= 0 ? " of producer " + record.producer() : "")
                + ", type " + record.typeId() + (record.hasCorrelation() ? ", correlation " + record.correlation() : "")
                + ", in ring '" + failed.ring() + "' for listener '" + failed.listenerId() + "'";
    }
}

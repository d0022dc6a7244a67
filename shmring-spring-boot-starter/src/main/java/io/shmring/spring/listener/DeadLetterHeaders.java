/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmHeaderBlock;
import io.shmring.spring.support.ShmHeaders;
import java.time.Instant;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;

/** Makes the header block of a dead letter: what it had, and why it is dead. */
final class DeadLetterHeaders {

    private static final Log logger = LogFactory.getLog(DeadLetterHeaders.class);

    /** An exception may quote all of a payload; whoever wants the whole of it looks into the log. */
    private static final int LONGEST_MESSAGE = 500;

    private DeadLetterHeaders() {}

    static ShmHeaderBlock of(FailedDelivery failed) {
        ShmHeaderBlock original = failed.headers();
        try {
            return putReasons(original.toBuilder(), failed).build();
        } catch (IllegalArgumentException ex) {
            logger.warn("The dead letter loses its own headers of " + original.size()
                    + " bytes, which leave no room for the reasons: " + LoggingRecoverer.describe(failed));
            return putReasons(ShmHeaderBlock.builder(), failed).build();
        }
    }

    private static ShmHeaderBlock.Builder putReasons(ShmHeaderBlock.Builder headers, FailedDelivery failed) {
        Exception exception = failed.exception();
        headers.put(ShmHeaders.DLT_ORIGINAL_RING, failed.ring())
                .put(ShmHeaders.DLT_LISTENER_ID, failed.listenerId())
                .put(ShmHeaders.DLT_ATTEMPTS, Integer.toString(failed.attempt()))
                .put(ShmHeaders.DLT_TIMESTAMP, Instant.now().toString())
                .put(ShmHeaders.DLT_EXCEPTION_FQCN, exception.getClass().getName());
        if (failed.record().producer() >= 0) {
            headers.put(
                    ShmHeaders.DLT_ORIGINAL_PRODUCER,
                    Integer.toString(failed.record().producer()));
        }
        Throwable cause = NestedExceptionUtils.getRootCause(exception);
        if (cause != null) {
            headers.put(ShmHeaders.DLT_EXCEPTION_CAUSE_FQCN, cause.getClass().getName());
        }
        String message = exception.getMessage();
        if (message != null) {
            headers.put(ShmHeaders.DLT_EXCEPTION_MESSAGE, cutOff(message));
        }
        return headers;
    }

    private static String cutOff(String message) {
        return (message.length() <= LONGEST_MESSAGE) ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }
}

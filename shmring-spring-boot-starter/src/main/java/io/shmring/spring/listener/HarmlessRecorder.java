/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Keeps what a recorder throws from the messages: a timer that is broken must not make one of them come again. */
final class HarmlessRecorder implements ShmListenerRecorder {

    private static final Log logger = LogFactory.getLog(HarmlessRecorder.class);

    private final ShmListenerRecorder recorder;
    private boolean reported; // it is called for each message: once is enough for people

    HarmlessRecorder(ShmListenerRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void record(ShmRecord record, long startNanos, long endNanos, @Nullable Throwable failure) {
        try {
            this.recorder.record(record, startNanos, endNanos, failure);
        } catch (RuntimeException ex) {
            report(record, ex);
        }
    }

    private void report(ShmRecord record, RuntimeException ex) {
        if (!this.reported) {
            this.reported = true;
            logger.warn(
                    "Recorder " + this.recorder + " of ring '" + record.ring()
                            + "' failed; its further failures are not logged until the container is started again",
                    ex);
        }
    }
}

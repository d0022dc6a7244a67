/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Tells a recorder of each call of a listener. */
final class RecordedListener implements ShmMessageListener {

    private final ShmMessageListener listener;
    private final ShmListenerRecorder recorder;

    RecordedListener(ShmMessageListener listener, ShmListenerRecorder recorder) {
        this.listener = listener;
        this.recorder = recorder;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        long start = System.nanoTime();
        try {
            this.listener.onMessage(payload, record);
        } catch (PollHalt halt) {
            throw halt; // the message comes again, for the first time as it were
        } catch (Exception | Error ex) {
            this.recorder.record(record, start, System.nanoTime(), ex);
            throw ex;
        }
        this.recorder.record(record, start, System.nanoTime(), null);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.process;

import io.shmring.BatchHandler;
import io.shmring.ShmRecord;
import io.shmring.testing.ChildJvm;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** A batch that never comes back from one of its calls, which it reports. */
final class StayingBatch implements BatchHandler {

    private final int call;
    private int calls;

    /**
     * A batch.
     *
     * @param call the number of the call, from 1 on
     */
    StayingBatch(int call) {
        this.call = call;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) {
        stayIn("in-message");
    }

    @Override
    public int onBatch(int size) {
        stayIn("in-batch-of-" + size);
        return size;
    }

    private void stayIn(String what) {
        if (++this.calls == this.call) {
            ChildJvm.report(what);
            while (true) {
                LockSupport.park();
            }
        }
    }
}

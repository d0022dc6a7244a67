/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;

/** Follows what a listener says of its message. */
final class ManualListener implements ShmMessageListener {

    private final ShmAcknowledgingMessageListener listener;
    private final NextTurn nextTurn;
    private final ListenerProgress progress;

    ManualListener(ShmAcknowledgingMessageListener listener, NextTurn nextTurn, ListenerProgress progress) {
        this.listener = listener;
        this.nextTurn = nextTurn;
        this.progress = progress;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        ThreadAcknowledgment acknowledgment = ThreadAcknowledgment.ofMessage();
        try {
            this.listener.onMessage(payload, record, acknowledgment);
        } finally {
            acknowledgment.close();
        }
        if (acknowledgment.consumed() == 0) {
            this.progress.messagePutBack();
            this.nextTurn.delay(acknowledgment.delay());
            throw PollHalt.INSTANCE;
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmAcknowledgingMessageListener;
import io.shmring.spring.listener.ShmMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.nio.ByteBuffer;

/** As {@link TypedListenerAdapter}; what a method that takes no {@link Acknowledgment} returns from is acknowledged. */
final class AcknowledgingTypedListenerAdapter implements ShmAcknowledgingMessageListener {

    private final ListenersByType listeners;

    AcknowledgingTypedListenerAdapter(ListenersByType listeners) {
        this.listeners = listeners;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record, Acknowledgment acknowledgment) throws Exception {
        ShmMessageListener listener = this.listeners.find(record);
        if (listener instanceof ShmAcknowledgingMessageListener acknowledging) {
            acknowledging.onMessage(payload, record, acknowledgment);
        } else {
            listener.onMessage(payload, record);
            acknowledgment.acknowledge();
        }
    }
}

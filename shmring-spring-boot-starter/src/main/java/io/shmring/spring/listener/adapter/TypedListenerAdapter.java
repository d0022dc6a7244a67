/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.nio.ByteBuffer;

/** Passes each message on to the listener of its type. */
final class TypedListenerAdapter implements ShmMessageListener {

    private final ListenersByType listeners;

    TypedListenerAdapter(ListenersByType listeners) {
        this.listeners = listeners;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        this.listeners.find(record).onMessage(payload, record);
    }
}

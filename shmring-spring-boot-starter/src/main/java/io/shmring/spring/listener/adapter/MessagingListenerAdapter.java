/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmMessageListener;
import java.nio.ByteBuffer;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/** Makes a Spring message of each message, and lets Spring resolve the method's arguments from it. */
final class MessagingListenerAdapter implements ShmMessageListener {

    private final String ring;
    private final InvocableHandlerMethod method;

    MessagingListenerAdapter(String ring, InvocableHandlerMethod method) {
        this.ring = ring;
        this.method = method;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record) throws Exception {
        this.method.invoke(RingMessage.of(this.ring, payload, record, null));
    }
}

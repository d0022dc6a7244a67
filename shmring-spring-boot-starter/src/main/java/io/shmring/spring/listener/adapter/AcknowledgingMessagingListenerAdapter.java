/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmRecord;
import io.shmring.spring.listener.ShmAcknowledgingMessageListener;
import io.shmring.spring.support.Acknowledgment;
import java.nio.ByteBuffer;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;

/** As {@link MessagingListenerAdapter}, for methods that take an {@link Acknowledgment}. */
final class AcknowledgingMessagingListenerAdapter implements ShmAcknowledgingMessageListener {

    private final String ring;
    private final InvocableHandlerMethod method;

    AcknowledgingMessagingListenerAdapter(String ring, InvocableHandlerMethod method) {
        this.ring = ring;
        this.method = method;
    }

    @Override
    public void onMessage(ByteBuffer payload, ShmRecord record, Acknowledgment acknowledgment) throws Exception {
        this.method.invoke(RingMessage.of(this.ring, payload, record, acknowledgment));
    }
}

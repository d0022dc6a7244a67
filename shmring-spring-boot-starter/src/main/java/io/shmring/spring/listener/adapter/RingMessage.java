/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener.adapter;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmRecord;
import io.shmring.spring.support.Acknowledgment;
import io.shmring.spring.support.ShmHeaders;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;

/** A message that came through a ring: a copy of the payload, its header block and the record's
 * figures as headers, and the record itself. */
final class RingMessage extends GenericMessage<byte[]> {

    private static final long serialVersionUID = 1L;

    private static final Set<String> OF_RECORD = Set.of(
            ShmHeaders.RING, ShmHeaders.TYPE_ID, ShmHeaders.PRODUCER, ShmHeaders.CORRELATION, ShmHeaders.PUBLISH_TIME);

    private final transient ShmRecord record;
    private final transient @Nullable Acknowledgment acknowledgment;

    private RingMessage(
            byte[] payload, MessageHeaders headers, ShmRecord record, @Nullable Acknowledgment acknowledgment) {
        super(payload, headers);
        this.record = record;
        this.acknowledgment = acknowledgment;
    }

    static RingMessage of(String ring, ByteBuffer payload, ShmRecord record, @Nullable Acknowledgment acknowledgment) {
        Map<String, Object> headers = new HashMap<>();
        if (record.hasHeaderBlock()) {
            putBlock(headers, payload, record);
        }
        putRecord(headers, ring, record);
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        return new RingMessage(bytes, new Headers(headers), record, acknowledgment);
    }

    private static void putBlock(Map<String, Object> headers, ByteBuffer payload, ShmRecord record) {
        int body = payload.position();
        ShmHeaderBlock block = ShmHeaderBlock.read(payload.position(body - record.headerBlockLength()), record);
        payload.position(body);
        block.names().forEach((name) -> headers.put(name, block.text(name)));
        headers.keySet().removeAll(OF_RECORD); // no producer may pretend to be another one
        headers.remove(
                MessageHeaders.CONTENT_TYPE); // the declared type decides about the conversion, and not the producer
    }

    private static void putRecord(Map<String, Object> headers, String ring, ShmRecord record) {
        headers.put(ShmHeaders.RING, ring);
        headers.put(ShmHeaders.TYPE_ID, record.typeId());
        if (record.producer() >= 0) {
            headers.put(ShmHeaders.PRODUCER, record.producer());
        }
        if (record.hasCorrelation()) {
            headers.put(ShmHeaders.CORRELATION, record.correlation());
        }
        if (record.hasPublishTime()) {
            headers.put(ShmHeaders.PUBLISH_TIME, record.publishTimeNanos());
        }
    }

    /** Valid until the listener returns. */
    ShmRecord record() {
        return this.record;
    }

    /** Null unless the listener says itself what becomes of the message. */
    @Nullable
    Acknowledgment acknowledgment() {
        return this.acknowledgment;
    }

    /** Without the random id and the clock reading that every message would else pay for. */
    private static final class Headers extends MessageHeaders {

        private static final long serialVersionUID = 1L;

        Headers(Map<String, Object> headers) {
            super(headers, ID_VALUE_NONE, -1L);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A message outside of its ring: payload and record, copied into memory that is used again for the next one. */
final class MessageCopy implements ShmRecord {

    private ByteBuffer memory = ByteBuffer.allocate(0);
    private ByteBuffer view = viewOf(this.memory);
    private int size;
    private String ring = "";
    private int producer;
    private int typeId;
    private int length;
    private int headerBlockLength;
    private boolean withHeaderBlock;
    private boolean withCorrelation;
    private long correlation;
    private boolean withPublishTime;
    private long publishTimeNanos;

    /** Copies a message whose payload begins with its header block, if it has one. */
    void take(ByteBuffer payload, ShmRecord record) {
        this.size = payload.remaining();
        if (this.size > this.memory.capacity()) {
            this.memory = ByteBuffer.allocate(Math.max(this.size, 2 * this.memory.capacity()));
            this.view = viewOf(this.memory);
        }
        this.memory.put(0, payload, payload.position(), this.size);
        this.ring = record.ring();
        this.producer = record.producer();
        this.typeId = record.typeId();
        this.length = record.length();
        this.withHeaderBlock = record.hasHeaderBlock();
        this.headerBlockLength = record.headerBlockLength();
        this.withCorrelation = record.hasCorrelation();
        this.correlation = record.correlation();
        this.withPublishTime = record.hasPublishTime();
        this.publishTimeNanos = record.publishTimeNanos();
    }

    private static ByteBuffer viewOf(ByteBuffer memory) {
        return memory.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The payload behind the header block: one reused view, which each call sets anew. */
    ByteBuffer body() {
        return this.view.limit(this.size).position(this.headerBlockLength);
    }

    @Override
    public String ring() {
        return this.ring;
    }

    @Override
    public int producer() {
        return this.producer;
    }

    @Override
    public int typeId() {
        return this.typeId;
    }

    @Override
    public int length() {
        return this.length;
    }

    @Override
    public boolean hasCorrelation() {
        return this.withCorrelation;
    }

    @Override
    public long correlation() {
        return this.correlation;
    }

    @Override
    public boolean hasPublishTime() {
        return this.withPublishTime;
    }

    @Override
    public long publishTimeNanos() {
        return this.publishTimeNanos;
    }

    @Override
    public boolean hasHeaderBlock() {
        return this.withHeaderBlock;
    }

    @Override
    public int headerBlockLength() {
        return this.headerBlockLength;
    }
}

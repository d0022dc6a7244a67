/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.transport.ring;

import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.shmring.benchmarks.transport.Receiver;
import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** Polls a subscription of Aeron. Long messages arrive in fragments; polls count messages all the same. */
final class AeronReceiver implements Receiver, FragmentHandler {

    private static final int LIMIT = 256;

    private final Subscription subscription;
    private final FragmentHandler fragments = new FragmentAssembler(this);
    private final Runnable onClose;
    private final byte[] copy;
    private @Nullable Sink sink;
    private int received;

    AeronReceiver(Subscription subscription, int largest, Runnable onClose) {
        this.subscription = subscription;
        this.copy = new byte[largest];
        this.onClose = onClose;
    }

    @Override
    public int poll(Sink sink) {
        this.sink = sink;
        this.received = 0;
        this.subscription.poll(this.fragments, LIMIT);
        return this.received;
    }

    @Override
    public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
        buffer.getBytes(offset, this.copy, 0, length);
        this.received++;
        Objects.requireNonNull(this.sink).onMessage(buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN), length);
    }

    @Override
    public void close() {
        this.onClose.run();
    }
}

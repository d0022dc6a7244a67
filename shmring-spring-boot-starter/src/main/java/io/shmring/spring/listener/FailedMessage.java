/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmHeaderBlock;
import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.util.backoff.BackOff;

/** One failure of one message, for the error handler. */
final class FailedMessage implements FailedDelivery {

    private final ShmMessageListenerContainer container;
    private final Exception exception;
    private final ByteBuffer payload;
    private final int start;
    private final int end;
    private final ShmRecord record;
    private final Attempts attempts;
    private final boolean retryPossible;

    FailedMessage(
            ShmMessageListenerContainer container,
            Exception exception,
            ByteBuffer payload,
            ShmRecord record,
            Attempts attempts,
            boolean retryPossible) {
        this.container = container;
        this.exception = exception;
        this.payload = payload;
        this.start = payload.position();
        this.end = payload.limit();
        this.record = record;
        this.attempts = attempts;
        this.retryPossible = retryPossible;
    }

    @Override
    public Exception exception() {
        return this.exception;
    }

    @Override
    public ByteBuffer payload() {
        return this.payload.limit(this.end).position(this.start);
    }

    @Override
    public ShmHeaderBlock headers() {
        ByteBuffer whole = this.payload.limit(this.end).position(this.start - this.record.headerBlockLength());
        return ShmHeaderBlock.read(whole, this.record);
    }

    @Override
    public ShmRecord record() {
        return this.record;
    }

    @Override
    public String listenerId() {
        return this.container.getListenerId();
    }

    @Override
    public String ring() {
        return this.container.getRing();
    }

    @Override
    public int attempt() {
        return this.attempts.count();
    }

    @Override
    public Duration sinceFirstFailure() {
        return this.attempts.sinceFirst();
    }

    @Override
    public long nextBackOff(BackOff backOff) {
        return this.attempts.nextBackOff(backOff);
    }

    @Override
    public void startOver() {
        this.attempts.startOver();
    }

    @Override
    public boolean isRetryPossible() {
        return this.retryPossible;
    }
}

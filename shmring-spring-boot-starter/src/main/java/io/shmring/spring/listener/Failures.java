/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Asks the error handler about failed messages and does what it decides. Counts the attempts of the first message of each
 * producer: no other can have failed before, because messages of one producer are handled in their order.
 */
final class Failures {

    private static final Log logger = LogFactory.getLog(Failures.class);

    /** An error handler that is broken must not be asked in a loop; nobody waits for it to be quick. */
    private static final Duration DELAY_OF_BROKEN_HANDLER = Duration.ofSeconds(1);

    private final ShmMessageListenerContainer container;
    private final ShmErrorHandler errorHandler;
    private final RunRequests requests;
    private final RetryDelay delay;
    private final ContainerEvents events;
    private final Map<Integer, Attempts> attempts = new HashMap<>();

    Failures(
            ShmMessageListenerContainer container,
            ShmErrorHandler errorHandler,
            RunRequests requests,
            RetryDelay delay,
            ContainerEvents events) {
        this.container = container;
        this.errorHandler = errorHandler;
        this.requests = requests;
        this.delay = delay;
        this.events = events;
    }

    /** A message of this producer is consumed: the next one has not failed yet. */
    void consumed(int producer) {
        if (!this.attempts.isEmpty()) { // nearly always
            this.attempts.remove(producer);
        }
    }

    /**
     * Returns if the message is done with.
     *
     * @throws PollHalt if it is to come again
     * @throws StopDecided if the container is to end
     */
    void handle(Exception exception, ByteBuffer payload, ShmRecord record) {
        Attempts failures = this.attempts.computeIfAbsent(record.producer(), (slot) -> new Attempts());
        failures.failed();
        if (this.requests.isInterrupted()) {
            logger.warn(this.container + " was interrupted by the stop; its message is not done with", exception);
            throw PollHalt.INSTANCE;
        }
        ErrorDecision decision = decide(new FailedMessage(this.container, exception, payload, record, failures, true));
        if (decision instanceof ErrorDecision.Stop stop) {
            throw new StopDecided(stop.failure());
        }
        if (decision instanceof ErrorDecision.RetryAfter retry) {
            this.delay.begin(retry.delay());
            throw PollHalt.INSTANCE;
        }
        givenUp(record.producer(), exception);
    }

    /** The container stops, and the message is no longer in the ring. */
    void handleForTheLastTime(Exception exception, ByteBuffer payload, ShmRecord record) {
        Attempts failures = this.attempts.computeIfAbsent(record.producer(), (slot) -> new Attempts());
        FailedMessage failed = new FailedMessage(this.container, exception, payload, record, failures, false);
        if (decide(failed) != ErrorDecision.consumed()) {
            logger.error(
                    "Lost by the stop in ack mode BEFORE_HANDLER: " + LoggingRecoverer.describe(failed), exception);
        }
        givenUp(record.producer(), exception);
    }

    private ErrorDecision decide(FailedMessage failed) {
        try {
            return this.errorHandler.handle(failed);
        } catch (RuntimeException ex) {
            logger.error(
                    "Error handler " + this.errorHandler + " failed; undecided: " + LoggingRecoverer.describe(failed),
                    ex);
            return ErrorDecision.retryAfter(DELAY_OF_BROKEN_HANDLER);
        }
    }

    private void givenUp(int producer, Exception exception) {
        consumed(producer);
        this.events.failed(exception);
    }
}

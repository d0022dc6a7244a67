/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final NextTurn nextTurn;
    private final ContainerEvents events;
    private final Map<Integer, Attempts> attempts = new HashMap<>();

    Failures(
            ShmMessageListenerContainer container,
            ShmErrorHandler errorHandler,
            RunRequests requests,
            NextTurn nextTurn,
            ContainerEvents events) {
        this.container = container;
        this.errorHandler = errorHandler;
        this.requests = requests;
        this.nextTurn = nextTurn;
        this.events = events;
    }

    /** A message of this producer is consumed: the next one has not failed yet. */
    void consumed(int producer) {
        if (!this.attempts.isEmpty()) { // nearly always
            this.attempts.remove(producer);
        }
    }

    /** Returns whether the message is done with; else it comes again, if there is a next turn. */
    boolean isDoneWith(Exception exception, ByteBuffer payload, ShmRecord record) {
        Attempts failures = failed(record.producer());
        return !isInterrupted(exception) && isDoneWith(failure(exception, payload, record, failures, true));
    }

    /** Returns how many messages of a batch are done with, from the first; the others come again. None is to blame alone. */
    int doneWith(Exception exception, List<MessageCopy> batch) {
        Attempts failures = failed(batch.get(0).producer());
        int done = 0;
        if (!isInterrupted(exception)) {
            while (done < batch.size() && isDoneWith(failure(exception, batch.get(done), failures, true))) {
                done++;
            }
        }
        return done;
    }

    /** The container stops, and the message is no longer in the ring. */
    void handleForTheLastTime(Exception exception, MessageCopy message) {
        Attempts failures = this.attempts.computeIfAbsent(message.producer(), (slot) -> new Attempts());
        FailedMessage failed = failure(exception, message, failures, false);
        if (decide(failed) != ErrorDecision.consumed()) {
            logger.error(
                    "Lost by the stop in ack mode BEFORE_HANDLER: " + LoggingRecoverer.describe(failed), exception);
        }
        this.events.failed(exception);
    }

    private Attempts failed(int producer) {
        Attempts failures = this.attempts.computeIfAbsent(producer, (slot) -> new Attempts());
        failures.failed();
        return failures;
    }

    private boolean isInterrupted(Exception exception) {
        if (this.requests.isInterrupted()) {
            logger.warn(this.container + " was interrupted by the stop; its message is not done with", exception);
        }
        return this.requests.isInterrupted();
    }

    private FailedMessage failure(Exception exception, MessageCopy message, Attempts failures, boolean retryPossible) {
        return failure(exception, message.body(), message, failures, retryPossible);
    }

    private FailedMessage failure(
            Exception exception, ByteBuffer payload, ShmRecord record, Attempts failures, boolean retryPossible) {
        return new FailedMessage(this.container, exception, payload, record, failures, retryPossible);
    }

    private boolean isDoneWith(FailedMessage failed) {
        ErrorDecision decision = decide(failed);
        if (decision instanceof ErrorDecision.Stop stop) {
            this.nextTurn.never(stop.failure());
            return false;
        }
        if (decision instanceof ErrorDecision.RetryAfter retry) {
            this.nextTurn.delay(retry.delay());
            return false;
        }
        this.events.failed(failed.exception());
        return true;
    }

    private ErrorDecision decide(FailedMessage failed) {
        try {
            return Objects.requireNonNull(this.errorHandler.handle(failed), "it decided nothing");
        } catch (RuntimeException ex) {
            logger.error(
                    "Error handler " + this.errorHandler + " failed; undecided: " + LoggingRecoverer.describe(failed),
                    ex);
            return ErrorDecision.retryAfter(DELAY_OF_BROKEN_HANDLER);
        } finally {
            ListenerCall.clearInterrupt(); // it or a recoverer may have been interrupted: the next message was not
        }
    }
}

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
import org.springframework.util.backoff.BackOffExecution;

/** A message whose listener threw an exception. Belongs to the container's thread, valid until the error handler returns. */
public interface FailedDelivery {

    /**
     * What the listener threw.
     *
     * @return the exception of this attempt
     */
    Exception exception();

    /**
     * The message, without a header block, wherever the listener left its position.
     *
     * @return a little-endian view of the payload between position and limit, which each call sets anew
     */
    ByteBuffer payload();

    /**
     * Describes the message.
     *
     * @return a reused view
     */
    ShmRecord record();

    /**
     * The message's header block.
     *
     * @return a copy; without entries if there is none
     */
    ShmHeaderBlock headers();

    /**
     * Whose message it was.
     *
     * @return the listener's id
     */
    String listenerId();

    /**
     * The ring that it came through.
     *
     * @return the ring's key
     */
    String ring();

    /**
     * How often the listener has failed for this message since the container was started or {@link #startOver()} was called;
     * for a message of a batch that failed as a whole, how often it has failed for the batch.
     *
     * @return at least 1
     */
    int attempt();

    /**
     * How long ago the first of these failures was.
     *
     * @return zero at the first attempt
     */
    Duration sinceFirstFailure();

    /**
     * The next delay of a series that belongs to this message: begun at the first call, forgotten when the message is
     * consumed or the container stops.
     *
     * @param backOff begins the series; not asked again while the series goes on
     * @return milliseconds, or {@link BackOffExecution#STOP} at its end
     */
    long nextBackOff(BackOff backOff);

    /** Forgets the attempts and the series of delays: this failure was the first. */
    void startOver();

    /**
     * Whether the message can come again.
     *
     * @return false if it is a copy of a message that is consumed already and the container is stopping: whatever the
     *     decision is, the message is lost unless the error handler keeps it elsewhere
     */
    boolean isRetryPossible();
}

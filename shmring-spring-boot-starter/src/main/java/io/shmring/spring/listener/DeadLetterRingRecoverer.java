/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import io.shmring.ShmHeaderBlock;
import io.shmring.spring.core.ShmRing;
import io.shmring.spring.core.ShmRingFullException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Sends messages that are not retried any more to another ring of this application, declared with role {@code both} or {@code
 * producer}. A dead letter has the body, the type, the correlation and the headers of the message, and headers that tell why
 * it is one: {@code DLT_} in {@link io.shmring.spring.support.ShmHeaders}. Those of an earlier death are replaced. For any
 * thread; the threads of several containers take turns.
 *
 * <p>While it waits for room, up to the send time-out of that ring if its policy is to block, the container does not stop,
 * unless its shutdown time-out ends: the wait is then interrupted, and the message stays in its ring.
 */
public final class DeadLetterRingRecoverer implements ShmMessageRecoverer {

    private static final Log logger = LogFactory.getLog(DeadLetterRingRecoverer.class);

    private final ShmRing target;
    private final ShmDeadLetterFullPolicy whenFull;

    /**
     * Creates a recoverer that stops the container when there is no room.
     *
     * @param target the ring of dead letters
     * @throws IllegalArgumentException if the application does not produce to it
     */
    public DeadLetterRingRecoverer(ShmRing target) {
        this(target, ShmDeadLetterFullPolicy.STOP);
    }

    /**
     * Creates a recoverer.
     *
     * @param target the ring of dead letters
     * @param whenFull what to do when there is no room in it, or when a message is longer than it can take
     * @throws IllegalArgumentException if the application does not produce to it
     */
    public DeadLetterRingRecoverer(ShmRing target, ShmDeadLetterFullPolicy whenFull) {
        if (!target.role().produces()) {
            throw new IllegalArgumentException(
                    "Ring '" + target.key() + "' cannot take dead letters: set shmring.rings." + target.key()
                            + ".role to 'both' or 'producer'");
        }
        this.target = target;
        this.whenFull = whenFull;
    }

    @Override
    public void recover(FailedDelivery failed) {
        if (failed.record().ring().equals(this.target.name())) {
            throw new ShmContainerStoppingException(
                    "Ring '" + this.target.key()
                            + "' cannot take its own dead letters, which would come again for ever;"
                            + " the message stays there, unless it was consumed before its listener was called. Give listener '"
                            + failed.listenerId()
                            + "' another ring of dead letters, or another recoverer",
                    null);
        }
        ShmHeaderBlock headers = DeadLetterHeaders.of(failed);
        try {
            this.target.forward(failed.payload(), headers, failed.record());
        } catch (ShmRingFullException ex) {
            if (ex.getCause() instanceof InterruptedException) {
                throw ex; // nobody knows whether there would have been room: the message comes again
            }
            noRoom(failed, ex);
        } catch (IllegalArgumentException ex) {
            noRoom(failed, ex);
        }
    }

    private void noRoom(FailedDelivery failed, RuntimeException reason) {
        if (this.whenFull == ShmDeadLetterFullPolicy.DROP) {
            this.target.countDrop();
            logger.error( // the only trace of the message
                    "Dropped, because ring '" + this.target.key() + "' has no room for dead letters ("
                            + reason.getMessage() + "): " + LoggingRecoverer.describe(failed),
                    failed.exception());
            return;
        }
        throw new ShmContainerStoppingException(
                "Ring '" + this.target.key() + "' has no room for a dead letter of ring '" + failed.ring()
                        + "'; the message stays there, unless it was consumed before its listener was called. Empty or enlarge '"
                        + this.target.key()
                        + "' and start listener '" + failed.listenerId() + "' again",
                reason);
    }
}

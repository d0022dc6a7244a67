/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

import java.time.Duration;
import java.util.Objects;

/** What becomes of a message whose listener failed. */
public sealed interface ErrorDecision {

    /**
     * The message is done with: consumed, and the next one follows.
     *
     * @return the decision
     */
    static ErrorDecision consumed() {
        return Consumed.INSTANCE;
    }

    /**
     * The message stays in the ring and comes again, before all others of its producer. Meanwhile the whole ring waits.
     *
     * @param delay when it comes again at the earliest, not negative; a pause or stop of the container does not wait for it
     * @return the decision
     */
    static ErrorDecision retryAfter(Duration delay) {
        return new RetryAfter(delay);
    }

    /**
     * The container ends by itself, which makes the health DOWN; the message stays in the ring.
     *
     * @param failure why, for whoever looks at the container
     * @return the decision
     * @throws NullPointerException if there is no reason
     */
    static ErrorDecision stop(Throwable failure) {
        return new Stop(failure);
    }

    /** See {@link ErrorDecision#consumed()}. */
    enum Consumed implements ErrorDecision {
        /** The only one. */
        INSTANCE
    }

    /**
     * See {@link ErrorDecision#retryAfter(Duration)}.
     *
     * @param delay when it comes again at the earliest
     */
    record RetryAfter(Duration delay) implements ErrorDecision {

        /**
         * Checks the delay.
         *
         * @param delay as {@link #delay()} returns it
         * @throws IllegalArgumentException if it is negative
         */
        public RetryAfter {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("The delay is " + delay + "; it must not be negative");
            }
        }
    }

    /**
     * See {@link ErrorDecision#stop(Throwable)}.
     *
     * @param failure why
     */
    record Stop(Throwable failure) implements ErrorDecision {

        /**
         * Checks that there is a reason.
         *
         * @param failure as {@link #failure()} returns it
         * @throws NullPointerException if it is null
         */
        public Stop {
            Objects.requireNonNull(failure, "failure is null; a container that ends by itself has a reason");
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/**
 * Decides what becomes of a message whose listener threw an exception. An {@code Error} never comes here: it ends the
 * container. Called on the container's thread; one handler may serve many containers.
 *
 * <p>In ack mode {@link AckMode#BEFORE_HANDLER} the message is no longer in the ring: it is retried from a copy, and a stop
 * loses what the handler does not take care of when {@link FailedDelivery#isRetryPossible()} is false.
 */
@FunctionalInterface
public interface ShmErrorHandler {

    /**
     * Decides. Must not wait, which would delay a stop: it returns {@link ErrorDecision#retryAfter}. If it throws, or returns
     * null, that is logged and the message is retried a second later.
     *
     * @param failed the message and its failure, valid until return
     * @return what to do next
     */
    ErrorDecision handle(FailedDelivery failed);
}

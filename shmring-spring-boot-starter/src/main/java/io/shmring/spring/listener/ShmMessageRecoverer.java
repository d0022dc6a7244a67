/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/** Takes a message that will not be retried, before it is consumed. Called on the container's thread. */
@FunctionalInterface
public interface ShmMessageRecoverer {

    /**
     * Takes care of a message. When it returns, the message is consumed.
     *
     * @param failed the message and its last failure, valid until return
     * @throws ShmContainerStoppingException if the message must stay in the ring and the container must stop
     * @throws RuntimeException if it could not: the message stays in the ring and comes again, as if for the first time
     */
    void recover(FailedDelivery failed);
}

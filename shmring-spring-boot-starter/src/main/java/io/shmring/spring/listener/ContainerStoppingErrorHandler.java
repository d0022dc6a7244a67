/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.spring.listener;

/**
 * Ends the container at the first failure, for consumers that must not go on without a message: it stays in the ring, is seen
 * again when the container is started again, and the health is DOWN until then.
 */
public final class ContainerStoppingErrorHandler implements ShmErrorHandler {

    /** Creates the handler, which has no state. */
    public ContainerStoppingErrorHandler() {}

    @Override
    public ErrorDecision handle(FailedDelivery failed) {
        return ErrorDecision.stop(failed.exception());
    }
}

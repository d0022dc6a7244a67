/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import io.shmring.benchmarks.transport.Receiver;

/** How messages are received: {@code Receiver::poll} or {@code Receiver::await}. */
@FunctionalInterface
interface Reception {

    /** Returns how many messages the sink got. */
    int receive(Receiver receiver, Receiver.Sink sink);
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.ShmProducer;

/** A ring whose messages are taken by a thread of its own. Removed on close. */
interface RunningReceiver extends AutoCloseable {

    ShmProducer producer();

    /** How many messages were handled. For any thread. */
    long received();

    @Override
    void close();
}

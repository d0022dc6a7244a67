/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.jmh;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import java.util.UUID;

/** Names that nobody else has, and nothing in the ring directory under any of them when the process ends. */
final class RingNames {

    private RingNames() {}

    /** A name. JMH tears nothing down after a failure or an interrupt, so what is left under it goes with the process. */
    static String fresh() {
        String name = "shmring-jmh-" + UUID.randomUUID();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            SpscShm.forceUnlink(name, ShmOptions.defaults());
            MpscConsumer.forceUnlink(name, ShmOptions.defaults());
        }));
        return name;
    }
}

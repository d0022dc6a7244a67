/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.process;

import io.shmring.MpscConsumer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;
import io.shmring.sample.wire.SamplerKind;
import java.util.UUID;

/** The rings of one test, under names that no other run uses. Closing removes them, whoever still uses them. */
public final class TestRings implements AutoCloseable {

    private final String prefix = "shmring-test-" + UUID.randomUUID() + "-";

    public String prefix() {
        return this.prefix;
    }

    public String telemetry() {
        return this.prefix + "telemetry";
    }

    public String commands(SamplerKind kind) {
        return this.prefix + kind.commandRing();
    }

    @Override
    public void close() {
        MpscConsumer.forceUnlink(telemetry(), ShmOptions.defaults());
        SpscShm.forceUnlink(this.prefix + "telemetry-rejected", ShmOptions.defaults());
        for (SamplerKind kind : SamplerKind.values()) {
            SpscShm.forceUnlink(commands(kind), ShmOptions.defaults());
        }
    }
}

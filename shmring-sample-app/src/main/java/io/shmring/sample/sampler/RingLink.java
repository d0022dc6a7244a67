/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import io.shmring.MpscProducer;
import io.shmring.ShmConsumer;
import io.shmring.ShmOptions;
import io.shmring.SpscShm;

/**
 * A sampler's two rings, open: it produces into its slot of the one and consumes the other. The rings outlive both sides,
 * so the link stays good while the application restarts. For one thread.
 */
final class RingLink implements AutoCloseable {

    private final MpscProducer telemetry;
    private final SpscShm commandRing;
    private final ShmConsumer commands;

    private RingLink(MpscProducer telemetry, SpscShm commandRing, ShmConsumer commands) {
        this.telemetry = telemetry;
        this.commandRing = commandRing;
        this.commands = commands;
    }

    /**
     * Takes both roles, or none.
     *
     * @throws io.shmring.ShmException if a ring is not there, a role is held or something else is in the way
     */
    static RingLink connect(SamplerArguments arguments) {
        ShmOptions options =
                ShmOptions.builder().directory(arguments.directory()).build();
        MpscProducer telemetry =
                MpscProducer.connect(arguments.telemetryRing(), arguments.kind().slot(), options);
        try {
            SpscShm commandRing = SpscShm.connect(arguments.commandRing(), options);
            try {
                return new RingLink(telemetry, commandRing, commandRing.consumer());
            } catch (RuntimeException ex) {
                commandRing.close();
                throw ex;
            }
        } catch (RuntimeException ex) {
            telemetry.close();
            throw ex;
        }
    }

    MpscProducer telemetry() {
        return this.telemetry;
    }

    ShmConsumer commands() {
        return this.commands;
    }

    @Override
    public void close() {
        this.telemetry.close();
        this.commandRing.close();
    }
}

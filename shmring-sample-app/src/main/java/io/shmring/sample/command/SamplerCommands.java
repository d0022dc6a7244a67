/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.command;

import io.shmring.sample.wire.Command;
import io.shmring.sample.wire.Fault;
import io.shmring.sample.wire.SamplerKind;
import io.shmring.spring.core.ShmTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends commands to the samplers. A sampler that does not run finds its commands when it starts. All methods are for any
 * thread; they throw the template's exception if the ring stays full, that is, if nobody reads commands for long.
 */
@Component
public class SamplerCommands {

    private final ShmTemplate shm;

    SamplerCommands(ShmTemplate shm) {
        this.shm = shm;
    }

    /**
     * Sets how many samples a sampler takes.
     *
     * @param kind which sampler
     * @param perSecond samples a second, 1 to {@link Command#MAX_RATE}
     * @throws IllegalArgumentException if the sampler would not accept that rate
     */
    public void rate(SamplerKind kind, int perSecond) {
        if (!Command.isAcceptableRate(perSecond)) {
            throw new IllegalArgumentException(
                    "rate " + perSecond + " is not between 1 and " + Command.MAX_RATE + " samples a second");
        }
        send(kind, Command.RATE, perSecond);
    }

    /**
     * Tells a sampler to take no samples.
     *
     * @param kind which sampler
     */
    public void pause(SamplerKind kind) {
        send(kind, Command.PAUSE, 0);
    }

    /**
     * Tells a sampler to go on.
     *
     * @param kind which sampler
     */
    public void resume(SamplerKind kind) {
        send(kind, Command.RESUME, 0);
    }

    /**
     * Tells a sampler to publish one sample that cannot be right.
     *
     * @param kind which sampler
     * @param fault what is to be wrong with it
     */
    public void fault(SamplerKind kind, Fault fault) {
        send(kind, Command.FAULT, fault.number());
    }

    private void send(SamplerKind kind, Command command, int argument) {
        this.shm.execute(kind.commandRing(), Command.SIZE, command.typeId(), region -> Command.put(region, argument));
    }
}

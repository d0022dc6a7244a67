/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;
import io.shmring.platform.Futex;

/**
 * The words on which one side sleeps: a generation counter {@code arm}, odd while the sleeper is or is about to be asleep,
 * and the futex word {@code seq}, which moves with every wake-up. Both live in shared memory, so a successor goes on where
 * a dead sleeper stopped.
 */
public final class WaitWords {

    private final ControlBlock block;
    private final Side side;
    private final Futex futex;

    /**
     * Refers to the words of one side.
     *
     * @param block the block that holds them
     * @param side which of the two
     */
    public WaitWords(ControlBlock block, Side side) {
        this.block = block;
        this.side = side;
        this.futex = new Futex(block.buffer(), side.seqOffset());
    }

    long armVolatile() {
        return this.block.armVolatile(this.side);
    }

    void armVolatile(long arm) {
        this.block.armVolatile(this.side, arm);
    }

    int seqVolatile() {
        return this.block.seqVolatile(this.side);
    }

    Futex.Outcome await(int expected, long nanos) {
        return this.futex.await(expected, nanos);
    }

    /** Wakes whoever sleeps here. A bump goes with every wake: it also reaches a sleeper who is just about to sleep. */
    public void bumpAndWake() {
        this.futex.bumpAndWakeAll();
    }

    /** Ends the generation of a predecessor that died asleep, so that gates do not take it for a sleeper. */
    public void endStaleArm() {
        long arm = armVolatile();
        if ((arm & 1) != 0) {
            armVolatile(arm + 1);
        }
    }
}

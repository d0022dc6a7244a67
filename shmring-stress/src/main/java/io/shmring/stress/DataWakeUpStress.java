/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.stress;

import io.shmring.layout.ControlBlock;
import io.shmring.layout.Side;
import io.shmring.waiting.Gate;
import io.shmring.waiting.Sleeper;
import io.shmring.waiting.WaitWords;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The pair of arm and head: the consumer arms and looks at the head, the producer stores the head and looks at the arm. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the head comes after the look: the gate wakes the sleeper")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the head comes before the look, the gate before the arm")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "each sees the other: one wake-up more than needed")
@Outcome(
        id = "0, 0",
        expect = Expect.FORBIDDEN,
        desc = "the sleeper sees the old head and the gate the even arm: the wake-up is lost")
@State
public class DataWakeUpStress {

    private static final long HEAD = 64;

    private final Block block = Block.take();
    private final ControlBlock control = this.block.control;
    private final Gate gate = new Gate(this.control, Side.DATA);
    private final Sleeper sleeper = new Sleeper(new WaitWords(this.control, Side.DATA), 0);
    private final OneLook look = new OneLook(() -> this.control.headVolatile() == HEAD, () -> {});

    @Actor
    public void producer() {
        this.look.awaitBegin();
        this.control.headVolatile(HEAD);
        this.gate.afterHead();
        this.look.gateIsPassed();
    }

    @Actor
    public void consumer() {
        this.sleeper.await(this.look, Long.MAX_VALUE);
    }

    @Arbiter
    public void done(II_Result result) {
        result.r1 = this.look.wasReady() ? 1 : 0;
        result.r2 = (int) this.gate.wakeups();
        this.block.giveBack();
    }
}

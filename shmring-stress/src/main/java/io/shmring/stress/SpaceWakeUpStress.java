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

/**
 * The pair of arm and tail: the producer says what it wants, arms and looks at the tail, the consumer stores the tail and looks
 * at the arm, and at what is wanted. The word holds from earlier what the tail does not reach, as that of a producer does that
 * waits again.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the tail comes after the look: the gate wakes the sleeper")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the tail comes before the look, the gate before the arm")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "each sees the other: one wake-up more than needed")
@Outcome(
        id = "0, 0",
        expect = Expect.FORBIDDEN,
        desc =
                "the sleeper sees the old tail, and the gate the even arm or what was wanted earlier: the wake-up is lost")
@State
public class SpaceWakeUpStress {

    private static final long TAIL = 64;
    private static final long OUT_OF_REACH = TAIL + 8;

    private final Block block = Block.take();
    private final ControlBlock control = this.block.control;
    private final Gate gate = new Gate(this.control, Side.SPACE);
    private final Sleeper sleeper = new Sleeper(new WaitWords(this.control, Side.SPACE), 0);
    private final OneLook look =
            new OneLook(() -> this.control.tailVolatile() == TAIL, () -> this.control.wantOpaque(TAIL));

    /** Leaves behind what an earlier wait wanted. */
    public SpaceWakeUpStress() {
        this.control.wantOpaque(OUT_OF_REACH);
    }

    @Actor
    public void consumer() {
        this.look.awaitBegin();
        this.control.tailVolatile(TAIL);
        this.gate.afterTail(TAIL);
        this.look.gateIsPassed();
    }

    @Actor
    public void producer() {
        this.sleeper.await(this.look, Long.MAX_VALUE);
    }

    @Arbiter
    public void done(II_Result result) {
        result.r1 = this.look.wasReady() ? 1 : 0;
        result.r2 = (int) this.gate.wakeups();
        this.block.giveBack();
    }
}

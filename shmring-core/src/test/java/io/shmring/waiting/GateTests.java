/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.layout.ControlBlock;
import io.shmring.layout.RingLayout;
import io.shmring.layout.Side;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a gate wakes, for a target on either side of the places where numbers of some width or sign end. */
@ParameterizedClass(name = "target {0}")
@ValueSource(
        longs = {
            8,
            (1L << 31) - 8,
            (1L << 31) + 8,
            (1L << 32) - 8,
            (1L << 32) + 8,
            Long.MAX_VALUE - 7,
            Long.MIN_VALUE + 8,
            -8
        })
class GateTests {

    private static final long GENERATION = 7;

    private final ControlBlock block = new ControlBlock(
            ByteBuffer.allocateDirect(2 * RingLayout.HEADER_SIZE).alignedSlice(64));
    private final Gate gate = new Gate(this.block, Side.SPACE);

    @Parameter
    long want;

    private void arm(long generation) {
        this.block.wantOpaque(this.want);
        this.block.armVolatile(Side.SPACE, generation);
    }

    private int bumps() {
        return this.block.seqVolatile(Side.SPACE);
    }

    @Test
    void aTailBeforeTheTargetWakesNobody() {
        arm(GENERATION);
        this.gate.afterTail(this.want - 8);
        this.gate.afterTail(this.want - 4096);
        assertThat(bumps()).isZero();
    }

    @Test
    void aTailAtTheTargetWakes() {
        arm(GENERATION);
        this.gate.afterTail(this.want);
        assertThat(bumps()).isEqualTo(1);
    }

    @Test
    void aTailThatJumpsOverTheTargetWakes() {
        arm(GENERATION);
        this.gate.afterTail(this.want + 2048);
        assertThat(bumps()).isEqualTo(1);
    }

    @Test
    void oneGenerationIsWokenOnceAndTheNextAgain() {
        arm(GENERATION);
        this.gate.afterTail(this.want);
        this.gate.afterTail(this.want + 8);
        assertThat(bumps()).isEqualTo(1);
        arm(GENERATION + 2);
        this.gate.afterTail(this.want + 16);
        assertThat(bumps()).isEqualTo(2);
        assertThat(this.gate.wakeups()).isEqualTo(2);
    }

    @Test
    void aTailBeforeTheTargetDoesNotUseUpTheGeneration() {
        arm(GENERATION);
        this.gate.afterTail(this.want - 8);
        this.gate.afterTail(this.want);
        assertThat(bumps()).isEqualTo(1);
    }

    @Test
    void whoIsAwakeIsLeftAlone() {
        arm(GENERATION + 1);
        this.gate.afterTail(this.want);
        assertThat(bumps()).isZero();
    }
}

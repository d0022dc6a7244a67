/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTests {

    private final Pace pace = new Pace();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Pace.ENOUGH, 1000})
    void fromRestNeitherFewMessagesNorEnoughOfThemBeginPauses(int found) {
        for (int i = 0; i < 10; i++) {
            this.pace.beforeLook(found);
            assertThat(this.pace.pause()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, Pace.ENOUGH - 1})
    void pausesGrowWhileMessagesComeDenselyUpToTheLongest(int found) {
        this.pace.beforeLook(found);
        assertThat(this.pace.pause()).isEqualTo(Pace.SHORTEST);
        this.pace.beforeLook(found);
        assertThat(this.pace.pause()).isEqualTo(2 * Pace.SHORTEST);
        for (int i = 0; i < 10; i++) {
            this.pace.beforeLook(found);
            assertThat(this.pace.pause()).isEqualTo(Pace.LONGEST);
        }
    }

    @Test
    void pausesStopGrowingOnceEnoughGathers() {
        this.pace.beforeLook(2);
        for (int i = 0; i < 10; i++) {
            this.pace.beforeLook(Pace.ENOUGH);
            assertThat(this.pace.pause()).isEqualTo(Pace.SHORTEST);
        }
    }

    @Test
    void aLookThatFindsNothingEndsThePausesAtOnce() {
        growToLongest();
        this.pace.beforeLook(0);
        assertThat(this.pace.pause()).isZero();
        this.pace.beforeLook(1);
        assertThat(this.pace.pause()).isZero();
    }

    /** Lockstep finds one message at a time: it would never end if that ended the pauses. */
    @Test
    void lonelyMessagesKeepThePauses() {
        growToLongest();
        for (int i = 0; i < 10; i++) {
            for (int alone = 1; alone < Pace.DIALOGUE; alone++) {
                this.pace.beforeLook(1);
                assertThat(this.pace.pause()).isEqualTo(Pace.LONGEST);
            }
            this.pace.beforeLook(Pace.ENOUGH);
        }
    }

    /** Each request arrives within the pause before the look at it, so that no look ever finds nothing. */
    @Test
    void aPingPongBehindABurstIsSoonNotHeldUpAnyMore() {
        growToLongest();
        for (int alone = 1; alone < Pace.DIALOGUE; alone++) {
            this.pace.beforeLook(1);
        }
        assertThat(this.pace.pause()).isEqualTo(Pace.LONGEST);
        for (int i = 0; i < 10; i++) {
            this.pace.beforeLook(1);
            assertThat(this.pace.pause()).isZero();
        }
    }

    private void growToLongest() {
        while (this.pace.pause() < Pace.LONGEST) {
            this.pace.beforeLook(2);
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Pace pace = new Pace();

    @Test
    void isDueAtOnceAndThenEachPeriod() {
        this.pace.begin(500, 1000 * MILLI);
        assertThat(this.pace.nanosUntilDue(1000 * MILLI)).isZero();
        this.pace.taken(1000 * MILLI);
        assertThat(this.pace.nanosUntilDue(1000 * MILLI)).isEqualTo(2 * MILLI);
    }

    @Test
    void makesUpForAShortDelay() {
        this.pace.begin(500, 0);
        int taken = 0;
        while (this.pace.nanosUntilDue(20 * MILLI) <= 0) {
            this.pace.taken(20 * MILLI);
            taken++;
        }
        assertThat(taken).isEqualTo(11);
    }

    @Test
    void takesNoBurstAfterALongDelay() {
        this.pace.begin(500, 0);
        this.pace.taken(60_000 * MILLI);
        int taken = 0;
        while (this.pace.nanosUntilDue(60_000 * MILLI) <= 0) {
            this.pace.taken(60_000 * MILLI);
            taken++;
        }
        assertThat(taken).isEqualTo(1);
    }
}

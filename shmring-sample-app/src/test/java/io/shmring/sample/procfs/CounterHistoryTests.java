/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CounterHistoryTests {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final CounterHistory history = new CounterHistory();

    @Test
    void knowsNoGrowthAfterTheFirstReading() {
        this.history.add(5, new long[] {1000});
        assertThat(this.history.increase(0)).isZero();
        assertThat(this.history.perSecond(0)).isZero();
    }

    @Test
    void comparesWithTheOldestReadingWithinTheWindow() {
        this.history.add(0, new long[] {1000, 50});
        this.history.add(100 * MILLI, new long[] {1300, 50});
        assertThat(this.history.increase(0)).isEqualTo(300);
        assertThat(this.history.perSecond(0)).isEqualTo(3000, Offset.offset(0.001));
        assertThat(this.history.perSecond(1)).isZero();
    }

    @Test
    void forgetsWhatIsOlderThanTheWindowAtAHighRate() {
        for (long ms = 0; ms <= 5000; ms += 2) {
            // a burst of 1000 in the first 2 ms, then 1 in each millisecond
            this.history.add(ms * MILLI, new long[] {(ms == 0) ? 0 : 1000 + ms});
        }
        assertThat(this.history.elapsedNanos()).isBetween(500 * MILLI, 520 * MILLI);
        assertThat(this.history.perSecond(0)).isEqualTo(1000, Offset.offset(0.001));
    }

    @Test
    void comparesWithTheReadingBeforeAtALowRate() {
        this.history.add(0, new long[] {0});
        this.history.add(2000 * MILLI, new long[] {10});
        this.history.add(4000 * MILLI, new long[] {30});
        assertThat(this.history.elapsedNanos()).isEqualTo(2000 * MILLI);
        assertThat(this.history.perSecond(0)).isEqualTo(10, Offset.offset(0.001));
    }

    @Test
    void takesACounterThatRanBackwardsForOneThatStood() {
        this.history.add(0, new long[] {1000});
        this.history.add(100 * MILLI, new long[] {5});
        assertThat(this.history.increase(0)).isZero();
    }

    @Test
    void beginsAnewWithAnotherNumberOfCounters() {
        this.history.add(0, new long[] {1000});
        this.history.add(100 * MILLI, new long[] {2000, 7});
        assertThat(this.history.increase(0)).isZero();
        assertThat(this.history.increase(1)).isZero();
        this.history.add(200 * MILLI, new long[] {2500, 8});
        assertThat(this.history.increase(0)).isEqualTo(500);
        assertThat(this.history.increase(1)).isEqualTo(1);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RollingStatisticsTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Percentage RESOLUTION = Percentage.withPercentage(0.2);

    @Test
    void beginsWithNothing() {
        RollingStatistics statistics = new RollingStatistics(Unit.BYTES);
        assertThat(statistics.summary()).isEqualTo(new Summary(Unit.BYTES, 0, 0, 0, 0, 0, 0, 0, 0));
        statistics.roll(SECOND);
        assertThat(statistics.summary()).isEqualTo(new Summary(Unit.BYTES, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void summarizesTheWindow() {
        RollingStatistics statistics = new RollingStatistics(Unit.BYTES_PER_SECOND);
        for (int value = 1; value <= 1000; value++) {
            statistics.record(value * 1000.0);
        }
        statistics.roll(2 * SECOND);
        Summary summary = statistics.summary();
        assertThat(summary.perSecond()).isEqualTo(500);
        assertThat(summary.last()).isEqualTo(1_000_000);
        assertThat(summary.min()).isCloseTo(1_000, RESOLUTION);
        assertThat(summary.mean()).isCloseTo(500_500, RESOLUTION);
        assertThat(summary.p50()).isCloseTo(500_000, RESOLUTION);
        assertThat(summary.p90()).isCloseTo(900_000, RESOLUTION);
        assertThat(summary.p99()).isCloseTo(990_000, RESOLUTION);
        assertThat(summary.max()).isCloseTo(1_000_000, RESOLUTION);
    }

    @Test
    void showsTheNewestValueAtOnce() {
        RollingStatistics statistics = new RollingStatistics(Unit.SHARE);
        statistics.record(0.5);
        assertThat(statistics.summary().last()).isEqualTo(0.5);
    }

    @Test
    void forgetsWhatLeftTheWindow() {
        RollingStatistics statistics = new RollingStatistics(Unit.SHARE);
        statistics.record(0.9);
        statistics.roll(SECOND);
        for (int slice = 1; slice < RollingStatistics.SLICES; slice++) {
            statistics.record(0.1);
            statistics.roll(SECOND);
        }
        assertThat(statistics.summary().max()).isCloseTo(0.9, RESOLUTION);
        assertThat(statistics.summary().perSecond()).isEqualTo(1);
        statistics.record(0.1);
        statistics.roll(SECOND);
        assertThat(statistics.summary().max()).isCloseTo(0.1, RESOLUTION);
    }

    @Test
    void survivesFiguresThatCannotBe() {
        RollingStatistics statistics = new RollingStatistics(Unit.SHARE);
        statistics.record(Double.NaN);
        statistics.record(-1);
        statistics.record(Double.POSITIVE_INFINITY);
        statistics.roll(SECOND);
        assertThat(statistics.summary().min()).isZero();
        assertThat(statistics.summary().perSecond()).isEqualTo(3);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.CpuTime;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void survivesTheWayThroughALine() {
        Histogram histogram = new Histogram(10_000_000_000L, 3);
        histogram.recordValueWithCount(250, 99);
        histogram.recordValue(4000);
        Figures figures =
                Figures.parse(new Figures(100, 5000, Figures.encode(histogram), new long[] {60, 40}).format());
        assertThat(figures.messages()).isEqualTo(100);
        assertThat(figures.nanos()).isEqualTo(5000);
        assertThat(figures.shares()).containsExactly(60, 40);
        assertThat(figures.histogram()).isNotNull();
        Histogram read = Figures.decode(String.valueOf(figures.histogram()));
        assertThat(read).isEqualTo(histogram);
    }

    @Test
    void timeOnCoresSurvivesItToo() {
        Figures sent = new Figures(1, 5_000_000_000L, null, new long[] {1}, new CpuTime(7_000_000, 20_000_000));
        Figures figures = Figures.parse(sent.format());
        assertThat(figures.cpu()).isEqualTo(new CpuTime(7_000_000, 20_000_000));
        assertThat(figures.shares()).containsExactly(1);
    }

    @Test
    void sideThatDoesNotMeasureHasNeither() {
        Figures figures = Figures.parse(Figures.NOTHING.format());
        assertThat(figures.histogram()).isNull();
        assertThat(figures.cpu()).isNull();
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shmring.benchmarks.result.CpuTime;
import io.shmring.benchmarks.result.Measurement;
import io.shmring.benchmarks.result.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTests {

    private static final double NEAR = 120;
    private static final double FAR = 480;

    @Test
    void showsTheSharesOfSeveralProducers() {
        assertThat(summary(producers(NEAR, 30, 30, 40), producers(NEAR, 20, 45, 35), producers(FAR, 10, 10, 80)))
                .contains("PRODUCERS, 64 B, 3 senders, JDK 17, million messages/s")
                .contains("2) shares 20-45 %", "1) shares 10-80 %");
    }

    @Test
    void oneProducerHasNoShare() {
        assertThat(summary(producers(NEAR, 100))).doesNotContain("shares");
    }

    @Test
    void windowsOfAStateThatChangedAreLeftOut() {
        Measurement mixed = measurement(Scenario.THROUGHPUT, NEAR, FAR, new long[] {100}, null);
        assertThat(summary(mixed)).containsPattern("ring +- +-");
    }

    @Test
    void showsThreadAndProcessOfSleepersWhateverTheState() {
        assertThat(summary(idle(FAR, 2), idle(NEAR, 3), idle(NEAR, 10)))
                .contains("IDLE, 64 B, 1 senders, JDK 17, % of a core", "receiving thread: median", "its process")
                .containsPattern("ring +0.3000 \\(0.2000-1.00, 3\\) +0.6000 \\(0.4000-2.00, 3\\)");
    }

    private static String summary(Measurement... measurements) {
        StringWriter text = new StringWriter();
        new Summary(List.of(measurements)).print(new PrintWriter(text, true));
        return text.toString();
    }

    private static Measurement producers(double probe, long... shares) {
        return measurement(Scenario.PRODUCERS, probe, probe, shares, null);
    }

    /** So many thousandths of a core, and twice that for the process. */
    private static Measurement idle(double before, long thousandths) {
        CpuTime cpu = new CpuTime(thousandths * 1000, thousandths * 2000);
        return measurement(Scenario.IDLE, before, FAR, new long[] {1}, cpu);
    }

    private static Measurement measurement(
            Scenario scenario, double before, double after, long[] shares, @Nullable CpuTime cpu) {
        return new Measurement(
                scenario, "ring", 17, 64, shares.length, 0, 0, before, after, 100, 1_000_000, null, shares, cpu);
    }
}

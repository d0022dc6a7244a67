/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import static io.shmring.benchmarks.result.Distance.FAR;
import static io.shmring.benchmarks.result.Distance.NEAR;
import static io.shmring.benchmarks.result.Scenario.THROUGHPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Measurement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTests {

    @Test
    void dividesWindowsOfEqualNumber() {
        Windows subject =
                windows(rate("shmring", NEAR, 0, 10), rate("shmring", NEAR, 1, 60), rate("shmring", NEAR, 2, 8));
        Windows reference = windows(rate("peer", NEAR, 2, 4), rate("peer", NEAR, 0, 10), rate("peer", NEAR, 1, 20));

        assertThat(Pairing.ratios(subject, reference, Metric.RATE)).contains(new Spread(2, 1, 3, 3));
    }

    @Test
    void leavesOutWindowsWithoutPartner() {
        Windows subject = windows(rate("shmring", NEAR, 0, 10), rate("shmring", NEAR, 1, 60));
        Windows reference = windows(rate("peer", NEAR, 1, 20), rate("peer", NEAR, 7, 1));

        assertThat(Pairing.ratios(subject, reference, Metric.RATE)).contains(new Spread(3, 3, 3, 1));
    }

    @Test
    void leavesOutPartnersInAnotherState() {
        Windows subject = windows(rate("shmring", NEAR, 0, 10));
        Windows reference = windows(rate("peer", FAR, 0, 20));

        assertThat(Pairing.ratios(subject, reference, Metric.RATE)).isEmpty();
    }

    @Test
    void refusesTwoWindowsOfOneNumber() {
        Windows subject = windows(rate("shmring", NEAR, 3, 10), rate("shmring", NEAR, 3, 10));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pairing.ratios(subject, windows(), Metric.RATE))
                .withMessageContaining("two windows of shmring (THROUGHPUT, JDK 17, 64 B) are number 3 of round 0");
    }

    private static Windows windows(Measurement... windows) {
        return new Windows(List.of(windows));
    }

    private static Measurement rate(String transport, Distance state, int window, double rate) {
        return MadeUp.rate(THROUGHPUT, transport, state, 64, 1, window, rate);
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Scenario;
import java.util.Optional;

/**
 * What a figure of shmring should stay below, whatever others have and however far the cores are from each other.
 *
 * @param what the goal in words
 * @param scenario in which it is measured
 * @param senders how many there is room for
 * @param subject the transport that is to meet it
 * @param metric what is looked at
 * @param limit what it should be less than
 */
record Ceiling(String what, Scenario scenario, int senders, String subject, Metric metric, double limit) {

    /**
     * What measurements say about it.
     *
     * @param measured figures of all windows, if there are any
     * @param outcome judged by the median
     */
    record Finding(Optional<Spread> measured, Verdict.Outcome outcome) {}

    Finding judge(Windows windows, int jdk) {
        Windows own = windows.of(this.scenario).jdk(jdk).senders(this.senders).of(this.subject);
        if (own.isEmpty()) {
            return new Finding(Optional.empty(), Verdict.Outcome.NOT_MEASURED);
        }
        Spread measured = this.metric.of(own);
        return new Finding(
                Optional.of(measured), measured.median() < this.limit ? Verdict.Outcome.MET : Verdict.Outcome.MISSED);
    }
}

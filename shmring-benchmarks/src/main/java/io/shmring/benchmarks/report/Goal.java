/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import io.shmring.benchmarks.result.Distance;
import io.shmring.benchmarks.result.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * What a ratio to others should be.
 *
 * @param what the goal in words
 * @param scenario in which it is measured
 * @param length bytes of a message
 * @param senders number of sending processes
 * @param distance state of the cores
 * @param subject the transport that is to meet it
 * @param references whom it is compared with, namely the best of them; empty for every peer
 * @param metric what is compared
 * @param bound on which side of the limit the ratio should be
 * @param limit the ratio
 * @param weight what it means to miss it
 */
record Goal(
        String what,
        Scenario scenario,
        int length,
        int senders,
        Distance distance,
        String subject,
        List<String> references,
        Metric metric,
        Bound bound,
        double limit,
        Weight weight) {

    /** On which side of the limit. */
    enum Bound {
        AT_MOST,
        AT_LEAST;

        boolean holds(double ratio, double limit) {
            return this == AT_MOST ? ratio <= limit : ratio >= limit;
        }
    }

    /** How much a goal counts. */
    enum Weight {
        /** Missing it has to be explained. */
        DEMANDED,
        /** It is good to come there. */
        HOPED_FOR
    }

    Verdict judge(Windows windows, int jdk) {
        Windows eligible = windows.of(this.scenario)
                .jdk(jdk)
                .length(this.length)
                .senders(this.senders)
                .in(this.distance);
        Optional<String> reference = this.references.isEmpty()
                ? Peers.best(eligible, this.metric)
                : Peers.best(this.references, eligible, this.metric);
        Optional<Spread> ratio =
                reference.flatMap(name -> Pairing.ratios(eligible.of(this.subject), eligible.of(name), this.metric));
        Verdict.Outcome outcome = ratio.map(measured ->
                        this.bound.holds(measured.median(), this.limit) ? Verdict.Outcome.MET : Verdict.Outcome.MISSED)
                .orElse(Verdict.Outcome.NOT_MEASURED);
        return new Verdict(this, jdk, reference, ratio, outcome);
    }
}

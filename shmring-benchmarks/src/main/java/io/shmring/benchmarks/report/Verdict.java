/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * What measurements say about a goal.
 *
 * @param goal which
 * @param jdk feature version
 * @param reference whom the subject was compared with, if anybody was measured
 * @param ratio of the pairs, if there are any
 * @param outcome judged by the median
 */
record Verdict(Goal goal, int jdk, Optional<String> reference, Optional<Spread> ratio, Outcome outcome) {

    enum Outcome {
        MET,
        MISSED,
        NOT_MEASURED;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;

/**
 * Several figures for one thing.
 *
 * @param median the one in the middle, or the mean of the two there
 * @param lowest of all
 * @param highest of all
 * @param count how many figures there are, 1 at least
 */
record Spread(double median, double lowest, double highest, int count) {

    static Spread of(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("no figures, expected is one at least");
        }
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int last = sorted.length - 1;
        double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
        return new Spread(median, sorted[0], sorted[last], sorted.length);
    }

    static Spread of(double... figures) {
        return of(Arrays.stream(figures).boxed().toList());
    }

    Spread times(double factor) {
        return new Spread(this.median * factor, this.lowest * factor, this.highest * factor, this.count);
    }
}

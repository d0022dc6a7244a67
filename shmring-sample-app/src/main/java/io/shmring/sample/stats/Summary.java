/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

/**
 * A figure's values over the sliding window. All are 0 as long as there are none.
 *
 * @param unit what the values count
 * @param perSecond how many values came per second
 * @param last the newest value, of whatever age
 * @param min the smallest
 * @param mean the mean
 * @param p50 the median
 * @param p90 nine of ten values are no larger
 * @param p99 99 of 100 values are no larger
 * @param max the largest
 */
public record Summary(
        Unit unit,
        double perSecond,
        double last,
        double min,
        double mean,
        double p50,
        double p90,
        double p99,
        double max) {}

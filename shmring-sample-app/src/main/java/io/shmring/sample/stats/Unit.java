/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.sample.stats;

/** What a figure counts, and the resolution in which it is kept besides a tenth of a percent of its value. */
public enum Unit {
    /** A part of a whole, 0 to 1; kept in steps of 0.001, all of which a histogram of three digits tells apart. */
    SHARE(1_000),
    /** Bytes; kept in kibibytes. */
    BYTES(1.0 / 1024),
    /** Bytes per second. */
    BYTES_PER_SECOND(1),
    /** Nanoseconds. */
    NANOSECONDS(1);

    /** Beyond any true figure, and within what a histogram can hold. */
    private static final long MAX_STEPS = 1L << 50;

    private final double stepsPerUnit;

    Unit(double stepsPerUnit) {
        this.stepsPerUnit = stepsPerUnit;
    }

    long toSteps(double value) {
        return Math.max(0, Math.min(MAX_STEPS, Math.round(value * this.stepsPerUnit)));
    }

    double fromSteps(double steps) {
        return steps / this.stepsPerUnit;
    }
}

/*
 * Copyright 2026 the shmring authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.shmring.benchmarks.result;

/**
 * How far the two cores are from each other, as the probes before and after a window tell. A virtual machine's cores are
 * moved by its host, and a cache line takes four times as long between some cores as between others.
 */
public enum Distance {
    /** Both probes below {@value #NEAR_BELOW} ns. */
    NEAR,
    /** Both probes above {@value #FAR_ABOVE} ns. */
    FAR,
    /** Anything else: the window is left out of every comparison. */
    MIXED;

    private static final double NEAR_BELOW = 250;
    private static final double FAR_ABOVE = 350;

    /**
     * Classifies a window.
     *
     * @param before round trip of one cache line before the window, nanoseconds
     * @param after the same after it
     * @return the state in which the window was measured
     */
    public static Distance of(double before, double after) {
        if (before < NEAR_BELOW && after < NEAR_BELOW) {
            return NEAR;
        }
        return before > FAR_ABOVE && after > FAR_ABOVE ? FAR : MIXED;
    }
}
